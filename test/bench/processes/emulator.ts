/** The emulator in a process of its own, with room for a bench's calls. */
import { startEmulator } from '@fahuo/emulator'
import { settings } from './settings.ts'

const { url } = await startEmulator({
  appid: settings.WECHAT_APPID,
  secret: settings.WECHAT_SECRET,
  port: Number(process.env['PORT']),
})
await fetch(`${url}/_emulator/settings`, {
  method: 'POST',
  body: JSON.stringify({ calls_per_minute: 1e9, calls_per_day: 1e9 }),
})
