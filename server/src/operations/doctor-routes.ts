/** `fahuo doctor` as a page. */
import { z } from 'zod'
import type { Language } from '../core/language.ts'
import { EXAMPLE_PAY_TIME } from '../http/examples.ts'
import { milliseconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { CHECKS } from './doctor.ts'
import { readRun, requestRun, type Run } from './doctor-run.ts'

const CheckView = z
  .object({
    id: z.string().meta({
      text: { en: 'Stays the same over versions: `push_url`', zh: '固定不变的标识，如 `push_url`' },
    }),
    name: z.string(),
    level: z.enum(['ok', 'warning', 'problem']).meta({
      text: {
        en: '`warning`: it works, and something should be looked at',
        zh: '`warning`：可以使用，但有需要留意之处',
      },
    }),
    found: z.string(),
    remedy: z
      .string()
      .nullable()
      .meta({ text: { en: 'What to do about it', zh: '处理办法' } }),
  })
  .meta({ id: 'DoctorCheck' })

const DoctorResponse = z
  .object({
    doctor: z
      .object({
        state: z.enum(['never', 'running', 'done']),
        started_at: milliseconds.nullable(),
        finished_at: milliseconds.nullable(),
        total: z.int().meta({ text: { en: 'Checks of a whole run', zh: '一次检查的总项数' } }),
        checks: z.array(CheckView).meta({
          text: { en: 'Those that were made so far', zh: '目前已完成的检查' },
        }),
      })
      .meta({ id: 'Doctor' }),
  })
  .meta({ id: 'DoctorResponse' })

function view(run: Run | null, language: Language): z.input<typeof DoctorResponse> {
  const finished_at = run?.finished_at ?? null
  const going = finished_at === null ? ('running' as const) : ('done' as const)
  return {
    doctor: {
      state: run ? going : 'never',
      started_at: run?.started_at ?? null,
      finished_at,
      total: CHECKS,
      checks: (run?.checks ?? []).map(({ id, name, finding: { level, found, remedy } }) => ({
        id,
        name: name[language],
        level,
        found: found[language],
        remedy: level === 'ok' ? null : (remedy?.[language] ?? null),
      })),
    },
  }
}

const EXAMPLE_CHECK = {
  id: 'database',
  name: 'database',
  level: 'ok' as const,
  found: 'SQLite, 0.41 ms per durable write',
  remedy: null,
}

const at = EXAMPLE_PAY_TIME * 1000

const readDoctorRoute = defineRoute({
  method: 'get',
  path: '/api/doctor',
  id: 'readDoctor',
  group: 'server',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'What the last run of the doctor found',
    zh: '最近一次自检的结果',
  },
  details: {
    en: 'The checks of `fahuo doctor`, made by the server itself. The result is kept until the next run.',
    zh: '与 `fahuo doctor` 相同的检查，由服务自身执行；结果保留到下次检查。',
  },
  response: { status: 200, schema: DoctorResponse },
  errors: [],
  example: {
    response: {
      doctor: {
        state: 'done' as const,
        started_at: at,
        finished_at: at + 1_840,
        total: CHECKS,
        checks: [EXAMPLE_CHECK],
      },
    },
  },
  handle: async ({ language }, shop) => view(await readRun(shop), language),
})

const runDoctorRoute = defineRoute({
  method: 'post',
  path: '/api/doctor',
  id: 'runDoctor',
  group: 'server',
  caller: 'merchant',
  right: 'manage',
  summary: {
    en: 'Makes all checks anew; ask GET /api/doctor until it is `done`',
    zh: '重新执行全部检查；请用 GET /api/doctor 查询，直到 `done`',
  },
  details: {
    en: 'One run at a time for all callers: while one is under way, this is that one. It asks WeChat about ten calls.',
    zh: '同一时间只执行一次：已在执行时返回正在执行的检查。会调用微信约十次。',
  },
  response: { status: 202, schema: DoctorResponse },
  errors: [],
  example: {
    response: {
      doctor: {
        state: 'running' as const,
        started_at: at,
        finished_at: null,
        total: CHECKS,
        checks: [],
      },
    },
  },
  handle: async ({ language }, shop) => view(await requestRun(shop), language),
})

export const doctorRoutes = [readDoctorRoute, runDoctorRoute]
