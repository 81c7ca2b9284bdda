export { startEmulator, type Emulator, type EmulatorOptions } from './emulator.ts'
export type { PlatformOptions } from './state/platforms.ts'
export type { PushOptions, ShopOptions } from './state/shop-options.ts'
