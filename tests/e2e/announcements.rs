//! Records what a screen reader would announce: changes of live regions, and what receives the focus.

/// A script after which `window.announced` has the text of each visible live region whenever it changes, in one line, and
/// `window.focused` the text of each element that receives the focus, or of its label. A region that is inserted with its text is silent.
pub const RECORD_ANNOUNCEMENTS: &str = "(() => {
    window.announced = [];
    window.focused = [];
    new MutationObserver(changes => {
        const regionOf = target => (target.closest ? target : target.parentNode)?.closest('[role=status], [role=alert]');
        const regions = new Set(changes.map(({ target }) => regionOf(target)));
        const isAnnounced = region => region && region.textContent && region.checkVisibility({ visibilityProperty: true });
        const heard = region => region.innerText.replace(/\\s+/g, ' ').trim();
        regions.forEach(region => isAnnounced(region) && announced.push(heard(region)));
    }).observe(root, { subtree: true, childList: true, characterData: true });
    root.addEventListener('focusin', ({ target }) => focused.push((target.closest('label') || target).textContent));
})()";
