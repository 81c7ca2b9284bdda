/** A plugin for Taro's config, which names it by its path. */
declare function plugin(ctx: unknown): void
export = plugin
