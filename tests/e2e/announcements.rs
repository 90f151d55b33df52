//! What a screen reader says of a page: its live regions that can be seen, and what gets the focus. Knows no quiz.

/// From now on `window.announced` has what each region says whenever it changes, and `window.focused` the text of all that gets
/// the focus, each in its order. A region that comes with its text is not events.
pub const LISTEN: &str = "(() => {
    window.announced = [];
    window.focused = [];
    new MutationObserver(changes => {
        const regionOf = target => (target.closest ? target : target.parentNode)?.closest('[role=status], [role=alert]');
        const regions = new Set(changes.map(({ target }) => regionOf(target)));
        const isHeard = region => region && region.textContent && region.checkVisibility({ visibilityProperty: true });
        regions.forEach(region => isHeard(region) && announced.push(region.textContent));
    }).observe(root, { subtree: true, childList: true, characterData: true });
    root.addEventListener('focusin', ({ target }) => focused.push(target.textContent));
})()";
