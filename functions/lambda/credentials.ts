/**
 * The credentials that Lambda puts into the environment. The bundles have this in place of the
 * SDK's chain of providers (infra/bundle.ts), which looks for a person's profiles, logins and
 * instance roles: a tenth of the code that a cold start would have to read.
 */
export const defaultProvider = () => async () => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY)
    throw new Error('There are no credentials in the environment: Lambda sets them for its role.');
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
};
