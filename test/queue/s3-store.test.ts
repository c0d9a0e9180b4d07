/** A server that takes what S3 takes, and checks signatures by the same rules. */
import {createServer, type Server} from 'node:http'
import {mkdtempSync, writeFileSync} from 'node:fs'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {AwsV4Signer} from 'aws4fetch'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {openS3Store, s3PlaceOf} from '../../scripts/queue/s3-store.ts'

const env = {AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'cn-north-1'}
const objects = new Map<string, string>()
const order: string[] = []
let server: Server
let endpoint = ''

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void (async () => {
        const url = `${endpoint}${request.url}`
        const signer = new AwsV4Signer({
          ...{method: request.method ?? '', url, service: 's3', region: env.AWS_REGION},
          ...{accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY},
          datetime: String(request.headers['x-amz-date']),
          headers: {'x-amz-content-sha256': String(request.headers['x-amz-content-sha256'])}
        })
        const isSigned = (await signer.authHeader()) === request.headers.authorization
        const path = decodeURIComponent(request.url ?? '')
        if (!isSigned) response.writeHead(403).end()
        else if (request.method === 'PUT') {
          objects.set(path, Buffer.concat(chunks).toString())
          order.push(path)
          response.writeHead(200).end()
        } else response.writeHead(objects.has(path) ? 200 : 404).end()
      })()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.close()
})

test('puts a result under its key, the receipt last', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhushu-s3-'))
  writeFileSync(join(folder, '书.epub'), 'epub')
  writeFileSync(join(folder, 'done.json'), '{}')
  const store = openS3Store(s3PlaceOf('s3://books/published/', {...env, AWS_ENDPOINT_URL: endpoint}))
  expect(await store.has('a/zh-Hans/epub/1')).toBe(false)
  await store.keep('a/zh-Hans/epub/1', folder, ['done.json', '书.epub'])
  expect(order).toEqual(['/books/published/a/zh-Hans/epub/1/书.epub', '/books/published/a/zh-Hans/epub/1/done.json'])
  expect(objects.get('/books/published/a/zh-Hans/epub/1/书.epub')).toBe('epub')
  expect(await store.has('a/zh-Hans/epub/1')).toBe(true)
})

test('says that a bucket refuses: store-refuses', async () => {
  const place = {...s3PlaceOf('s3://books', {...env, AWS_ENDPOINT_URL: endpoint}), secretAccessKey: 'wrong'}
  await expect(openS3Store(place).has('a')).rejects.toMatchObject({facts: {ruleId: 'store-refuses'}})
})

test('asks for credentials: missing-s3-credentials', () => {
  expect(() => s3PlaceOf('s3://books', {})).toThrow('without credentials')
  expect(s3PlaceOf('s3://books', env)).toMatchObject({prefix: '', endpoint: 'https://s3.cn-north-1.amazonaws.com'})
})
