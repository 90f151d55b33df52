// A site with Turbo: visits replace the body, the Back button restores a copy of it, and a refresh morphs it.
import * as Turbo from '@hotwired/turbo';

window.Turbo = Turbo;
