// @ts-check
// The types that the loader, the engine's script and the script for frames share. They are minified apart, so nothing here
// starts with `_`: such names are shortened in each file on its own.

/**
 * What the first part of the loader uses of the engine's script. One import of that script is one instance of the engine.
 * @typedef {object} EngineScript
 * @property {(kit: Kit, wasm: Promise<Uint8Array<ArrayBuffer>[]>, forget: () => void) => Promise<Engine>} start verifies and runs
 *   the module; `forget` is called when the instance has died, so that the next load makes another one
 */

/**
 * What the engine's script uses of the script for frames, `static/frame.js`.
 * @typedef {object} FrameScript
 * @property {(tools: FrameTools, place: Place, error: any) => Quiz} createFramedQuiz makes a quiz in an iframe; `error` says why
 *   the engine cannot run on the page
 */

/**
 * What the engine's script lends the script for frames: the kit, the stylesheet of the engine's screens, and functions of its
 * own.
 * @typedef {object} FrameTools
 * @property {Kit} kit
 * @property {string} style
 * @property {(place: Place) => string[]} collectOptions
 * @property {(place: Place, name: string, detail: any) => void} handleEvent
 * @property {(host: Element) => string | undefined} textInside
 * @property {(host: Element) => Promise<void>} whenComplete
 */

/**
 * Makes the quiz of an element.
 * @typedef {(place: Place) => Quiz} Engine
 */

/**
 * A quiz in an element: on this page, or in an iframe.
 * @typedef {object} Quiz
 * @property {(deck: any, download?: Promise<Uint8Array<ArrayBuffer>[] | undefined>) => void} start shows it, with the deck that
 *   `deckOf` has found and what was downloaded if it is a URL
 * @property {() => void} update called when attributes, or what is inside the element, have changed
 * @property {() => void} restart
 * @property {() => void} leave called when the element has left its place, perhaps for another one
 * @property {() => void} remove
 * @property {(looks: Looks) => void} showLooks called after each look at the page's colours
 * @property {RepairColours | null} repair null if the page's colours do not reach it, so that it has to be told them
 */

/**
 * What the engine's script uses of an element.
 * @typedef {object} Place
 * @property {HTMLElement} host
 * @property {any} app what the quiz is rendered into
 * @property {string} home the folder of the quiz's own pages; empty for a module that knows none
 * @property {string} key identifies the element on its page
 * @property {string} path the page of the saved play
 * @property {object | null} result
 * @property {Language | null} language
 * @property {() => string} firstOption the option `first` of the engine
 * @property {(press?: (index: number) => void) => void} handOver lets the quiz take the first card's place
 * @property {(status: string, isCovered?: boolean) => void} setStatus
 * @property {(code: string, error: any, message?: string, canRetry?: boolean) => void} fail
 * @property {(code: string) => void} showErrorCard
 * @property {() => void} removeErrorCard
 * @property {() => void} updateColours
 * @property {(css: string) => void} addStyles
 */

/**
 * A language of the quiz, as far as the loader needs it.
 * @typedef {object} Language
 * @property {string} code its tag; empty for the embedded language
 * @property {string} lang the language of the texts: the embedded one if those of another one could not be loaded
 * @property {Record<string, string>} text the loader's texts by key
 * @property {any} first the `FirstCardStamp`; null if it could not be loaded
 * @property {Promise<string>} [pack]
 */

/**
 * What the first part of the loader lends the engine's script.
 * @typedef {object} Kit
 * @property {() => Promise<void>} afterNextFrame
 * @property {string[]} attributes
 * @property {{ text: Record<string, string>, wasmIntegrity: string }} stamp
 * @property {ResultLink} link
 * @property {() => string} findResultLink
 * @property {(node: any) => any} containerOf what a node is rendered in
 * @property {(name: string, attributes?: Record<string, string>, ...children: (Node | string)[]) => any} createElement
 * @property {(code: string, reason?: any) => Error} createError
 * @property {(element: Element, name: string, detail: any) => void} dispatch
 * @property {(url: string) => Promise<boolean>} isBlocked whether the page's policy has blocked a URL
 * @property {(name: string, callback: (event: any) => void, options?: AddEventListenerOptions) => void} listenOnWindow
 * @property {(from: string, name: string, integrity: string, reload?: boolean) => Promise<any>} loadFile imports a script of the
 *   quiz, or downloads any other file
 * @property {(owner: Document) => Document} safeDocument the document with its own properties and methods only
 * @property {<T>(action: () => T) => T | undefined} safely
 * @property {(tag: string, place: Place) => Promise<string | undefined>} readPack the pack for a language tag
 * @property {(code: string, error?: any) => void} warn
 */

/**
 * One attempt to download something.
 * @typedef {object} Attempt
 * @property {string} home
 * @property {boolean} reload bypasses the HTTP cache, as in `Request.cache`
 * @property {AbortSignal} signal
 * @property {number} silence how many seconds ago the last bytes arrived
 * @property {Set<string>} unseen the files on their way that do not show how far they are
 */

/**
 * @typedef {object} ResultLink
 * @property {string} initial the result link that the page was opened with, until it is open
 * @property {Set<any>} scrolled what has been scrolled since the page was opened, or since the reader followed a result link
 *   on it
 */

/**
 * What the loader has found about an element's colours: whether it is dark, and the properties that the page has set.
 * @typedef {{dark: boolean, chosen: [string, string][]}} Looks
 */

/**
 * Repairs the colours that have too little contrast and returns the declarations; none if the engine has died meanwhile.
 * @callback RepairColours
 * @param {(colour: string) => number[]} readColour
 * @param {number[]} backdrop what is behind the card
 * @param {(colour: number[], below: number[]) => number[]} blend the colour that is seen where one lies over another
 * @param {(declarations: string) => void} apply
 * @returns {string}
 */
