/** The mark of the program: a message with a spark in it. */
export function Mark({ size = 24 }: { size?: number }) {
  return <img src="./icon.svg" width={size} height={size} alt="" />
}
