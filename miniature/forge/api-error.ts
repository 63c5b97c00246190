/** A refusal in the words and shape of GitHub's. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: number,
    message: string,
    readonly errors?: readonly unknown[],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export const notFound = (): ApiError => new ApiError(404, 'Not Found');

interface FieldError {
  resource: string;
  code: 'custom' | 'invalid' | 'missing' | 'missing_field' | 'already_exists';
  field?: string;
  message?: string;
}

/** 422 with the list of what is wrong. */
export const invalid = (...errors: readonly FieldError[]): ApiError =>
  new ApiError(422, 'Validation Failed', errors);

export const unprocessable = (message: string): ApiError => new ApiError(422, message);
