import type { Text } from '../core/language.ts'

/** What the errors say of who may come in. */
export const accessMessages = {
  sign_in_failed: {
    message: { en: 'Wrong name or password', zh: '姓名或密码不正确' },
    remedy: {
      en: 'Try again; an owner can make a link that sets a new password.',
      zh: '请重试；忘记密码时，请店主生成重设密码的链接。',
    },
  },
  forbidden: {
    message: { en: 'You may not do this', zh: '没有权限执行此操作' },
    remedy: {
      en: 'Nothing was done. Ask somebody who may, or an owner for the right.',
      zh: '本次未做任何处理。请由有权限的人操作，或请店主调整权限。',
    },
  },
  invitation_spent: {
    message: {
      en: 'This link was used, has expired, or was replaced by a newer one',
      zh: '该链接已使用、已过期，或已被新的链接取代',
    },
    remedy: {
      en: 'Ask for a new one: an owner makes it under Settings, or `fahuo console invite` on the server.',
      zh: '请索取新的链接：由店主在“设置”中生成，或在服务器上运行 `fahuo console invite`。',
    },
  },
  name_taken: {
    message: { en: 'Somebody has this name already', zh: '该姓名已有人使用' },
    remedy: { en: 'Choose another one.', zh: '请换一个姓名。' },
  },
  last_owner: {
    message: { en: 'This is the only owner', zh: '这是唯一的店主' },
    remedy: {
      en: 'Nothing was changed. Make somebody else an owner first.',
      zh: '未做修改。请先把另一个人设为店主。',
    },
  },
  shop_closed: {
    message: {
      en: 'This shop is suspended or removed on this server, or you have no role in it any more',
      zh: '该店铺在本服务上已暂停或移除，或您在该店铺已没有角色',
    },
    remedy: {
      en: 'Nothing was done. In the console, load the page again; an owner of the first shop resumes a shop with PATCH /api/shops/{appid}.',
      zh: '本次未做任何处理。在控制台请重新加载页面；恢复店铺请由首个店铺的店主调用 PATCH /api/shops/{appid}。',
    },
  },
  shop_changed: {
    message: {
      en: 'You have chosen another shop meanwhile, in another tab for instance',
      zh: '您已切换到另一家店铺（例如在其他标签页中）',
    },
    remedy: {
      en: 'Nothing was done. Load the page again, and see whether it is the right shop.',
      zh: '本次未做任何处理。请重新加载页面，确认店铺后再操作。',
    },
  },
  first_shop_only: {
    message: {
      en: 'People and shops are kept in the first shop of this server',
      zh: '人员和店铺在本服务的首个店铺中管理',
    },
    remedy: {
      en: 'Nothing was done. Change to the first shop, and do it there.',
      zh: '本次未做任何处理。请切换到首个店铺后再操作。',
    },
  },
  shop_known: {
    message: { en: 'This server serves that Mini Program already', zh: '本服务已接入该小程序' },
    remedy: {
      en: 'Nothing was changed. Manage it under Shops in the console (PATCH /api/shops/{appid}), or remove it first.',
      zh: '未做修改。请在后台“店铺”中管理（PATCH /api/shops/{appid}），或先移除。',
    },
  },
  no_platform: {
    message: {
      en: 'This server is no third-party platform',
      zh: '本服务不是第三方平台',
    },
    remedy: {
      en: 'Nothing was done. Set COMPONENT_APPID and what belongs to it: docs/PROVIDER.md says how.',
      zh: '本次未做任何处理。请设置 COMPONENT_APPID 及相关各项，见 docs/PROVIDER.zh-CN.md。',
    },
  },
} satisfies Record<string, { message: Text; remedy: Text }>
