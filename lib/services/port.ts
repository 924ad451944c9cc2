/** Name of the port that a web service listens on; Services and probes refer to it by this name. */
export const PORT_NAME = 'http';
