/**
 * What OpenCC gets wrong in any book, from Simplified to Traditional as Taiwan writes it: words cut in the wrong place, and
 * words of computing for which Taiwan has others. A book's glossary and ledger count before these.
 *
 * @see https://github.com/BYVoid/OpenCC/issues 475, 664, 1313 and 1497, for the cuts
 */
export const conversionGuards: readonly (readonly [from: string, to: string])[] = [
  // Cut in the wrong place.
  ['了如何', '了如何'],
  ['了如果', '了如果'],
  ['被发', '被發'],
  ['并发送', '並發送'],
  ['改进程序', '改進程式'],
  ['进程序列', '行程序列'],
  ['少数组织', '少數組織'],
  ['多数组织', '多數組織'],
  ['变量子', '變量子'],
  ['的士兵', '的士兵'],
  ['并发现', '並發現'],
  ['专注解决', '專注解決'],
  ['阿里', '阿里'],
  ['公里', '公里'],
  ['英里', '英里'],
  ['有云服务', '有雲端服務'],
  // Words that are other words in Taiwan.
  ['操作系统', '作業系統'],
  ['进程', '行程'],
  ['线程', '執行緒'],
  ['程序员', '程式設計師'],
  ['应用程序', '應用程式'],
  ['命名空间', '命名空間'],
  ['镜像', '映像檔'],
  ['运行时', '執行環境'],
  ['权限', '權限'],
  ['参数', '參數'],
  ['实例', '執行個體'],
  ['全局', '全域'],
  ['分区', '分割區'],
  ['回调', '回呼'],
  ['网关', '閘道'],
  ['账号', '帳號'],
  ['账户', '帳戶'],
  ['扩展', '擴充'],
  ['日志', '日誌'],
  ['发布', '發布'],
  ['公布', '公布'],
  ['宣布', '宣布'],
  ['平台', '平台'],
  ['云原生', '雲端原生'],
  ['云计算', '雲端運算'],
  ['开源', '開放原始碼'],
  ['类型', '類型']
]
