/** A bucket of Amazon S3 or what speaks as it does: MinIO, Ceph, R2, OSS. The only module that knows aws4fetch. */
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {AwsClient} from 'aws4fetch'
import {EnvironmentError, TemporaryError} from '../diagnostics.ts'
import {receiptName, type Store} from './store.ts'

export type S3Place = {
  bucket: string
  /** Without `/` at its ends; may be empty. */
  prefix: string
  /** Of the service: `https://s3.example.org`. */
  endpoint: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/** Read where a bucket is: its address `s3://bucket/prefix`, the rest from the variables that every S3 tool knows. */
export function s3PlaceOf(address: string, env: Readonly<Record<string, string | undefined>>): S3Place {
  const [, bucket = '', prefix = ''] = /^s3:\/\/([^/]+)\/?(.*?)\/*$/.exec(address) ?? []
  const {AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey} = env
  if (bucket === '' || !accessKeyId || !secretAccessKey) {
    throw new EnvironmentError(`Cannot use \`${address}\` without credentials`, {
      ruleId: 'missing-s3-credentials',
      note: 'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and AWS_ENDPOINT_URL for a service other than Amazon',
      values: {address}
    })
  }
  const region = env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'] ?? 'us-east-1'
  const endpoint = (env['AWS_ENDPOINT_URL'] ?? `https://s3.${region}.amazonaws.com`).replace(/\/+$/, '')
  return {bucket, prefix, endpoint, region, accessKeyId, secretAccessKey}
}

/** Open a bucket. Each object is written whole or not at all; the receipt comes last. */
export function openS3Store({bucket, prefix, endpoint, ...keys}: S3Place): Store {
  const client = new AwsClient({...keys, service: 's3', retries: 4})
  const urlOf = (key: string): string => {
    const path = [bucket, prefix, key].filter((part) => part !== '').join('/')
    return `${endpoint}/${path.split('/').map(encodeURIComponent).join('/')}`
  }
  const put = async (key: string, body: Uint8Array): Promise<void> => {
    const response = await client.fetch(urlOf(key), {method: 'PUT', body: new Uint8Array(body)})
    if (!response.ok) throw refused(`${response.status} ${response.statusText}`)
  }
  return {
    has: async (key) => {
      const response = await client.fetch(urlOf(`${key}/${receiptName}`), {method: 'HEAD'})
      if (response.ok || response.status === 404) return response.ok
      throw refused(`${response.status} ${response.statusText}`)
    },
    keep: async (key, folder, files) => {
      const ordered = [...files.filter((path) => path !== receiptName), receiptName]
      for (const path of ordered) await put(`${key}/${path}`, await readFile(join(folder, path)))
    }
  }
}

function refused(reason: string): TemporaryError {
  return new TemporaryError(`The store of results says no: ${reason}`, {
    ruleId: 'store-refuses',
    note: 'check the bucket, its address and the rights of the key',
    values: {reason}
  })
}
