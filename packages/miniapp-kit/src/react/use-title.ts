import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/** The title of the page in the buyer's language; the page's config has one for the first moment. */
export function useTitle(title: string): void {
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title })
  }, [title])
}
