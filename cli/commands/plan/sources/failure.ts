/** A side that could not be made, such as an app with findings; the message is what there is to say. */
export class PlanFailure extends Error {}
