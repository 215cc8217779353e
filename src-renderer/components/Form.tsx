import { Stack, type StackProps } from '@mantine/core'
import { type ComponentProps, type FormEvent, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { toProblem } from '../shared/problems.ts'
import type { ClashWords } from './Clash.tsx'
import { FormButtons } from './FormButtons.tsx'
import { isClash } from './is-clash.ts'
import { ProblemCard } from './ProblemCard.tsx'

// Two windows on one thing are rare, and the first page has none.
const Clash = lazy(() => import('./Clash.tsx').then((file) => ({ default: file.Clash })))

/** What saves: whether that goes on, and what kept it from being saved. */
type Saving = { isPending: boolean; error: Error | null }

/**
 * The state of a form that does not save by itself; its fields are its own.
 * @param onSave asked to save; does nothing where something is missing
 */
export function useForm(save: Saving, onSave: () => void) {
  const [tries, setTries] = useState(0)
  return {
    save,
    tries,
    /** Somebody tried to save: what is missing is marked. */
    isChecked: tries > 0,
    /** Other things are asked for now, which nobody tried to save yet. */
    startOver: (): void => setTries(0),
    submit(event: FormEvent): void {
      event.preventDefault()
      setTries(tries + 1)
      onSave()
    },
  }
}

type FormProps = Omit<ComponentProps<'form'>, 'ref' | 'onSubmit'> & {
  form: ReturnType<typeof useForm>
  /** The word on the button that saves. */
  verb: string
  /** Null where there is nothing to go back to. */
  onCancel: (() => void) | null
  isDisabled?: boolean
  layout?: StackProps
  /** What to call and show where another window changed the same. */
  clash?: ClashWords
  /** Beside the fields. */
  aside?: ReactNode
}

/** A try to save that did not succeed ends in the first field that is marked. */
export function Form({ form, verb, onCancel, isDisabled = false, layout, clash, aside, children, ...rest }: FormProps) {
  const { save, tries, submit } = form
  const problem = save.error && toProblem(save.error)
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (tries > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries])
  return (
    <form noValidate {...rest} ref={element} onSubmit={submit}>
      <Stack gap="md" {...layout}>
        {problem &&
          (isClash(problem) && clash ? (
            <Suspense>
              <Clash problem={problem} words={clash} />
            </Suspense>
          ) : (
            <ProblemCard problem={problem} />
          ))}
        {children}
        <FormButtons verb={verb} busy={save.isPending} isDisabled={isDisabled} onCancel={onCancel} />
      </Stack>
      {aside}
    </form>
  )
}
