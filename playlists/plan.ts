/** The plan format: what a server signs and a screen plays. Documented with examples in README.md. */
export * from './plan/primitives.ts'
export * from './plan/hours.ts'
export * from './plan/item.ts'
export * from './plan/rules.ts'
export * from './plan/plan.ts'
export { PlanProblem, parsePlan } from './plan/parse-plan.ts'
