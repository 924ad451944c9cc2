import { asList, asRecord, asRecords, type Json } from './json';

/** The treatment of a request by the filters of its rule, in the words that every target's objects are described with. */
export function treatmentOf(filters: readonly Json[]): string[] {
  return filters.flatMap((filter) => {
    switch (filter.type) {
      case 'CORS':
        return [cors(asRecord(filter.cors))];
      case 'ResponseHeaderModifier':
        return asRecords(asRecord(filter.responseHeaderModifier).set).map(
          ({ name, value }) => `answers have ${name}: ${value}`,
        );
      case 'URLRewrite':
      case 'RequestRedirect':
        return [];
      default:
        throw new Error(`the filter ${String(filter.type)} is not modelled`);
    }
  });
}

/** HTTPCORSFilter of the specification. */
function cors({ allowOrigins, allowMethods, allowHeaders, exposeHeaders, allowCredentials, maxAge }: Json): string {
  const list = (values: unknown) => asList(values).join(', ');
  const parts = [
    `methods ${list(allowMethods)}`,
    `headers ${list(allowHeaders)}`,
    ...(exposeHeaders === undefined ? [] : [`exposed ${list(exposeHeaders)}`]),
    `${allowCredentials === true ? 'with' : 'without'} credentials`,
    `for ${maxAge} s`,
  ];
  return `CORS for ${list(allowOrigins)}: ${parts.join('; ')}`;
}
