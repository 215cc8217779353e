/** Work that tells how far it is, as a stream: the newest news, as fast as they are read, and then what it answers. */
export async function* streamed<News, Result>(
  work: (tell: (news: News) => void) => Promise<Result>,
): AsyncGenerator<News, Result> {
  const latest: News[] = []
  let wake: () => void = () => undefined
  let isOver = false
  const working = work((news) => {
    // Nobody needs to know how far it was before.
    latest[0] = news
    wake()
  })
  const end = (): void => {
    isOver = true
    wake()
  }
  working.then(end, end)
  while (!isOver) {
    const news = latest.shift()
    if (news !== undefined) yield news
    else
      await new Promise<void>((resolve) => {
        wake = resolve
        if (isOver || latest.length > 0) resolve()
      })
  }
  return working
}
