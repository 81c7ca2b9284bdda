import { defineWords } from '../core/language.tsx'

export const words = defineWords({
  zh: {
    title: '登录',
    product: '发货',
    name: '名字',
    password: '密码',
    sign_in: '登录',
    forgotten: '忘记密码：请店主在“设置 → 员工”里重置；店主自己忘了，在服务器上运行：',
    forgotten_command: 'npx -y pnpm fahuo console invite --person 名字',
    first_title: '还没有店主',
    first_text: '在运行服务器的机器上执行下面的命令，用它打印的链接（或扫码）设置店主账号：',
    first_command: 'npx -y pnpm fahuo console invite',
    first_hint:
      '链接 24 小时内有效，只能用一次。在容器里运行：node server/src/cli/main.ts console invite',
    command: '命令',
    invited_title: '设置你的账号',
    reset_title: (name: string) => `${name}，设置新密码`,
    invited_as: (role: string) => `你将以“${role}”的身份登录。`,
    new_password: '密码（至少 10 个字符）',
    accept: '设置并登录',
    other_language: 'English',
    again: '重新登录',
    demo_title: '演示店铺',
    demo_text: '这是本机的演示，微信是模拟器，不需要密码。',
    demo_enter: '以店主身份进入',
  },
  en: {
    title: 'Sign in',
    product: 'Fahuo',
    name: 'Name',
    password: 'Password',
    sign_in: 'Sign in',
    forgotten:
      'Forgotten the password? The owner resets it in Settings → People; an owner runs on the server:',
    forgotten_command: 'npx -y pnpm fahuo console invite --person NAME',
    first_title: 'There is no owner yet',
    first_text:
      'Run this command on the machine of the server, and open the link that it prints (or scan it) to set up the owner:',
    first_command: 'npx -y pnpm fahuo console invite',
    first_hint:
      'The link holds for 24 hours and works once. In a container: node server/src/cli/main.ts console invite',
    command: 'Command',
    invited_title: 'Set up your account',
    reset_title: (name: string) => `${name}, set a new password`,
    invited_as: (role: string) => `You will be signed in as ${role}.`,
    new_password: 'Password (at least 10 characters)',
    accept: 'Set up and sign in',
    other_language: '中文',
    again: 'Sign in again',
    demo_title: 'The demo shop',
    demo_text:
      'This is a demo on your own machine, and WeChat is an emulator: no password is needed.',
    demo_enter: 'Enter as the owner',
  },
})
