// What the files of this folder use of the glue, whose text the build puts before them in the same file.

/** Compiles and runs the module, and returns its exports. */
declare function runModule(bytes: Uint8Array<ArrayBuffer>): Promise<any>;
declare function mount(root: HTMLElement, options: string[], emit: (name: string, detail: any) => void, deck: Promise<Uint8Array | string | undefined>, findPack: (tag: string) => Promise<string | undefined>, pictures: (task: number, place: Element | undefined, fields: string[]) => number | Promise<number>): number;
declare function update(id: number, options: string[]): void;
declare function restart(id: number): void;
declare function unmount(id: number): void;
declare function repairs(colourOf: (name: string) => number[]): string;
/** Whether the instance has panicked. */
declare let dead: boolean;
/** Marks the instance as dead, and calls `handlePanic` the first time. */
declare function die(error: any): void;
/** The stylesheet of the engine's screens. */
declare const style: string;
