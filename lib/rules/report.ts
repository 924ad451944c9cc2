/** Takes the message of one problem; where it happened is already known. */
export type Report = (message: string) => void;
