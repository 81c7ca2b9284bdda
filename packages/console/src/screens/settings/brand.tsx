import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../core/act.ts'
import { fahuo, useMay } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Failed, Loading } from '../../parts/empty.tsx'
import { SelectField, TextField } from '../../parts/field.tsx'
import { Pill } from '../../parts/pill.tsx'
import { Images } from './images.tsx'
import { words } from './words.ts'

const BRAND = ['account', 'brand'] as const
const REJECTED = 2
const APPROVED = 3
const FLAGSHIP = 4
const TRADEMARK = 7

const TONES = { 0: 'grey', 1: 'blue', [REJECTED]: 'red', [APPROVED]: 'green' } as const

/** The application as a famous brand, and what became of it. */
export function Brand() {
  const text = useWords(words)
  const { language } = useLanguage()
  const may = useMay('manage')
  const { data, error, refetch } = useQuery({
    queryKey: [...BRAND, language],
    queryFn: () => fahuo.readBrand(),
  })
  return (
    <Card title={text.brand} hint={text.brand_hint}>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <div className="stack">
          <p>
            <Pill tone={TONES[data.brand.status as keyof typeof TONES] ?? 'grey'}>
              {data.brand.status_text}
            </Pill>
          </p>
          {data.brand.audit_reason && (
            <p>
              {text.rejected_for}: {data.brand.audit_reason}
            </p>
          )}
          {may && (data.brand.status === 0 || data.brand.status === REJECTED) && <Apply />}
        </div>
      )}
    </Card>
  )
}

function Apply() {
  const text = useWords(words)
  const [brand_name, setName] = useState('')
  const [brand_type, setType] = useState(1)
  const [platform, setPlatform] = useState('')
  const [images, setImages] = useState<string[]>([])
  const proofs =
    brand_type === FLAGSHIP
      ? { flagship_in_which_ec_platform: platform, ec_platform_proof_list: images }
      : brand_type === TRADEMARK
        ? { authority_certified_proof_list: images }
        : { ...(images.length > 0 && { other_material_list: images }) }
  const apply = useAct(
    () =>
      fahuo.applyForBrand({
        Application: { apply_for: 1, audit_info: { brand_name, brand_type, ...proofs } },
      }),
    [BRAND],
    () => text.applied,
  )
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (brand_name.trim() !== '' && !apply.isPending) apply.mutate(undefined)
      }}
    >
      <TextField
        label={text.brand_name}
        value={brand_name}
        onChange={({ target }) => setName(target.value)}
      />
      <SelectField
        label={text.brand_kind}
        value={String(brand_type)}
        options={text.brand_kinds.map((name, at) => [String(at + 1), name])}
        onChoose={(next) => setType(Number(next))}
      />
      {brand_type === FLAGSHIP && (
        <TextField
          label={text.brand_platform}
          value={platform}
          onChange={({ target }) => setPlatform(target.value)}
        />
      )}
      <Images ids={images} onChange={setImages} />
      <div>
        <Button type="submit" busy={apply.isPending} disabled={brand_name.trim() === ''}>
          {text.apply}
        </Button>
      </div>
    </form>
  )
}
