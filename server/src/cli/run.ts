import { FahuoError as ApiError } from '@fahuo/client'
import { terminalLanguage, sentences } from '../core/language.ts'
import { FahuoError, OperatorError } from '../core/errors.ts'
import { refusalText } from './api.ts'
import { createProgram } from './program.ts'

const { argv, env } = process
const at = argv.findIndex((argument) => /^--lang(=|$)/.test(argument))
const language = terminalLanguage(
  argv[at]?.split('=')[1] ?? (at > 0 ? argv[at + 1] : undefined),
  env,
)

try {
  await createProgram(language).parseAsync()
} catch (error) {
  if (error instanceof FahuoError) {
    const { errorBody } = await import('../http/errors.ts')
    const { message, remedy = '' } = errorBody(error, language).error
    console.error(sentences(message, remedy))
  } else if (error instanceof ApiError) console.error(refusalText(error, language))
  else if (error instanceof OperatorError) console.error(error.text[language])
  else throw error
  process.exitCode = 1
}
