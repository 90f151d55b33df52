// A page that morphs itself to what its server has sent, which knows nothing of what scripts have added.
import { Idiomorph } from 'idiomorph';

const served = document.querySelector('main').outerHTML;
window.morph = (sent = served) => Idiomorph.morph(document.querySelector('main'), sent);
