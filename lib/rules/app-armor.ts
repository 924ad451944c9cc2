const MAX_LENGTH = 4095;

/** The name of an AppArmor profile, as the API server takes it. */
export function appArmorNameFlaw(name: unknown): string | undefined {
  if (typeof name === 'string' && name !== '' && name.trim() === name && name.length <= MAX_LENGTH) return undefined;
  return `is not the name of an AppArmor profile, of at most ${MAX_LENGTH} characters without blanks around it: write, for example, "k8s-nginx"`;
}
