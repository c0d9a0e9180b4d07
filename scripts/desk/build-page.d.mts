export declare const pagePath: string
export declare function buildPage(): Promise<string>
