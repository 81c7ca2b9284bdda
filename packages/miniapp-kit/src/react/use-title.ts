import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/** Sets the title of the page, in the buyer's language; until then it shows the one of its config. */
export function useTitle(title: string): void {
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title })
  }, [title])
}
