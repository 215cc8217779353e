import { useMutation } from '@tanstack/react-query'
import { navigate } from 'wouter/use-hash-location'
import { api } from '../connection/index.ts'
import { bundleHref } from '../shared/routes.ts'

/** `.zip` too: bundles of earlier versions are called `….disparo.zip`. */
export const BUNDLE_FILES = '.disparo,.zip'

/** Has a file verified and goes to what was found. */
export const useOpenBundle = () =>
  useMutation({
    mutationFn: (file: File) => api.bundles.inspect({ file }),
    onSuccess: ({ key }) => navigate(bundleHref(key)),
  })
