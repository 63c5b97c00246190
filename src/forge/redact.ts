/** A text without the token in it, in plain, in URLs, or in base64 (`Basic` headers), wherever it begins there. */
export function redact(text: string, token: string): string {
  if (token === '') return text;
  return formsOf(token).reduce((left, form) => left.replaceAll(form, '***'), text);
}

function formsOf(token: string): string[] {
  const encoded = [0, 1, 2].flatMap((before) => {
    const base64 = Buffer.concat([Buffer.alloc(before), Buffer.from(token)]).toString('base64');
    // The characters at both ends share bits with what stands beside the token.
    const whole = base64.slice(
      Math.ceil((before * 8) / 6),
      base64.includes('=') ? base64.indexOf('=') - 1 : undefined,
    );
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const long = encoded.filter((form) => form.length >= 8);
  return [...new Set([token, encodeURIComponent(token), ...long])].sort((a, b) => b.length - a.length);
}
