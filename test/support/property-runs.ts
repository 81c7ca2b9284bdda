import fc from 'fast-check'
import { sizes } from '../sizes.ts'

/** Before each test file: a property is tried as often as the size of the run says. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: sizes.property_runs })
