import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launchChromium } from '../../support/chromium.ts'
import { type Bench, startBench, type TemplateJson } from './zenvia-support.ts'

const ANA = '5511987654321'
const BIA = '5521987650007'

/** The simulated phone as a person uses it. */
describe("the phone's page", () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())

  async function send(bench: Bench, name: string, to = ANA): Promise<void> {
    const { json } = await bench.api<(TemplateJson & { senderId: string })[]>('GET', '/templates')
    const template = json.find((one) => one.name === name)
    const contents = [{ type: 'template', templateId: template?.id, fields: template?.examples }]
    await bench.api('POST', '/channels/whatsapp/messages', { from: template?.senderId, to, contents })
    await bench.timeline.advance(1000)
  }

  async function open(bench: Bench, options: { query?: string; dark?: boolean; width?: number } = {}) {
    const context = await browser.newContext({
      locale: 'pt-BR',
      colorScheme: options.dark ? 'dark' : 'light',
      viewport: { width: options.width ?? 1280, height: 860 },
    })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    // A style, script or picture that the page's own policy refuses, and a mistake in the script.
    page.on('console', (message) => expect.soft(message.text()).not.toMatch(/content security policy/i))
    page.on('pageerror', (error) => expect.soft(error).toBeUndefined())
    await page.goto(`${bench.simulator.phoneUrl}${options.query ?? ''}`)
    return {
      page,
      field: page.getByRole('textbox', { name: 'Mensagem' }),
      bubble: (text: string | RegExp) => page.getByRole('article').filter({ hasText: text }),
    }
  }

  test('a message appears by itself on an empty phone', async () => {
    const bench = await startBench()
    const { page, bubble } = await open(bench)
    await page.getByText('Nenhuma mensagem ainda').waitFor()
    await send(bench, 'abertura_solicitacao_v1')
    await bubble('Olá, Ana!').waitFor()
    expect(await page.getByRole('heading', { name: 'Central de Serviços' }).isVisible()).toBe(true)
  })

  test('a pressed button looks pressed, and its label is answered with the message quoted', async () => {
    const seen: unknown[] = []
    const bench = await startBench({ onWebhook: (body) => seen.push(body) })
    await send(bench, 'agendamento_visita_v2')
    const { page, bubble } = await open(bench)
    await page.getByRole('button', { name: 'Confirmo' }).click()
    await page.getByRole('button', { name: 'Confirmo', pressed: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Preciso remarcar', pressed: false }).isVisible()).toBe(true)
    expect(await bubble(/^Você:/).innerText()).toMatch(/Central de Serviços[\s\S]*Olá, Ana[\s\S]*Confirmo/)
    expect(seen.at(-1)).toMatchObject({ message: { contents: [{ text: 'Confirmo', payload: 'VISITA_CONFIRMADA' }] } })
  })

  test('Enter sends what was typed, Shift+Enter begins a line, and the field is empty again', async () => {
    const bench = await startBench()
    await send(bench, 'abertura_solicitacao_v1')
    const { page, field, bubble } = await open(bench)
    await field.fill('*Obrigada*')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('Até')
    await page.keyboard.press('Enter')
    await bubble('Até').waitFor()
    expect(await bubble('Até').locator('strong').innerText()).toBe('Obrigada')
    expect(await field.inputValue()).toBe('')
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test('what is being typed keeps the chat open and stays, whatever arrives elsewhere', async () => {
    const bench = await startBench()
    await send(bench, 'abertura_solicitacao_v1')
    const { page, field } = await open(bench)
    await field.fill('Ainda estou')
    await send(bench, 'abertura_solicitacao_v1', BIA)
    await page.getByRole('link', { name: '(21) 98765-0007 1 não lidas' }).waitFor()
    expect(await page.title()).toBe('(1) Celular simulado')
    expect(await field.inputValue()).toBe('Ainda estou')
    await page.getByRole('link', { name: '(21) 98765-0007' }).click()
    await page.getByRole('link', { name: '(11) 98765-4321' }).click()
    expect(await field.inputValue()).toBe('Ainda estou')
    expect(await page.title()).toBe('Celular simulado')
  })

  test('whoever reads further up stays there and is offered the way down', async () => {
    const bench = await startBench()
    for (let count = 0; count < 8; count++) await send(bench, 'agendamento_visita_v2')
    const { page } = await open(bench)
    const log = page.getByRole('log')
    const place = () => log.evaluate((element) => element.scrollTop)
    expect(await place()).toBeGreaterThan(500)
    await log.evaluate((element) => element.scrollTo(0, 100))
    await send(bench, 'status_solicitacao_v3')
    await page.getByText('mudou para o status').waitFor()
    expect(await place()).toBe(100)
    await page.getByRole('button', { name: 'Ir para a última mensagem' }).click()
    expect(await place()).toBeGreaterThan(500)
  })

  test('the keyboard alone goes from the chats to a sent reply', async () => {
    const bench = await startBench()
    await send(bench, 'aviso_boleto_v2')
    const { page, bubble } = await open(bench, { query: `?to=${ANA}&from=` })
    await page.getByRole('link', { name: /^Financeiro/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Já paguei' }).focus()
    await page.keyboard.press('Space')
    await bubble(/^Você:/).waitFor()
    expect(await page.getByRole('link', { name: 'Ver boleto' }).getAttribute('href')).toMatch(/\/b8812$/)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Já paguei')
  })

  test('a simulator that has gone is told of, and what was not sent is still there', async () => {
    const bench = await startBench()
    await send(bench, 'abertura_solicitacao_v1')
    const { page, field } = await open(bench)
    await field.fill('Alô?')
    await bench.simulator.close()
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: /não/ }).waitFor()
    await expect.poll(() => field.inputValue()).toBe('Alô?')
  })

  test.each([
    { view: 'a chat', query: '' },
    { view: 'a chat in the dark', query: '', dark: true },
    { view: 'a chat on a phone', query: '', width: 390 },
    { view: 'the chats', query: `?to=${ANA}&from=` },
    { view: 'the chats in the dark', query: `?to=${ANA}&from=`, dark: true },
    { view: 'an empty phone', query: '?to=5511900000009' },
  ])('$view has nothing that axe objects to, and nothing sticks out', async ({ view: _, ...options }) => {
    const bench = await startBench()
    await send(bench, 'comprovante_pagamento_v1')
    await send(bench, 'agendamento_visita_v2')
    await send(bench, 'status_solicitacao_v3', BIA)
    await fetch(`${bench.simulator.phoneUrl}/replies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: ANA, to: '5511930000001', text: 'Tudo certo' }),
    })
    const { page } = await open(bench, options)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })
})
