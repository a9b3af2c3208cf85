import { ElConfigProvider, ElOption, ElSelect } from 'element-plus'
import type { Language } from 'element-plus/es/locale/index.mjs'
import type { DefineComponent } from 'vue'

// The kit types the props of these three so that no value fits them in strict templates; what they take is said here.

export const KitLocale = ElConfigProvider as unknown as DefineComponent<{ locale: Language }>

export const KitSelect = ElSelect as unknown as DefineComponent<{
  modelValue: string
  'onUpdate:modelValue'?: (value: string) => void
  id?: string
  size?: 'large' | 'default'
  placeholder?: string
  ariaLabel?: string
  filterable?: boolean
  clearable?: boolean
  valueOnClear?: string
}>

export const KitOption = ElOption as unknown as DefineComponent<{ value: string; label: string }>
