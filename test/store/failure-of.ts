import { StoreError, type StoreFailure } from '../../functions/store/store.ts';

/** The StoreError that this comes to; anything else that it throws, or its success, fails. */
export async function failureOf(
  work: () => unknown,
): Promise<{ failure: StoreFailure; message: string }> {
  try {
    await work();
  } catch (error) {
    if (error instanceof StoreError) return { failure: error.failure, message: error.message };
    throw error;
  }
  throw new Error('It did not fail.');
}
