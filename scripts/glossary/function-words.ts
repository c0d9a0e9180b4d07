/** Words that hold sentences together, in both scripts of Chinese and in English: no term begins or ends with one. */

const han = `
的 了 是 在 和 与 與 及 或 也 都 就 而 被 把 将 將 对 對 从 從 向 为 為 以 于 於 等 这 這 那 其 此 该 該 他 她 它 我 你 您 们 們 谁 誰
不 没 沒 无 非 未 有 个 個 种 種 些 上 下 中 里 裡 裏 内 前 后 後 时 時 外 旁 之 所 着 著 过 過 地 得 吗 嗎 呢 吧 啊 呀 嘛 么 麼
可 能 会 會 要 想 应 應 须 该 当 當 让 讓 使 令 叫 由 但 却 卻 并 並 且 若 如 则 則 因 故 即 便 再 又 还 還 只 才 已 曾 正 刚 剛 很 更
最 太 极 越 比 较 較 每 各 某 另 几 幾 多 少 全 同 去 来 來 到 往 走 给 給 用 看 说 說 做 作 想 找 写 寫 叫 称 稱 至 自 起 出 入 进 回 成 像
一 二 三 四 五 六 七 八 九 十 百 千 万 亿 两 兩 零 第 年 月 日 次 处 倍
什么 怎么 怎样 如何 为何 哪 哪些 哪个 这个 这些 这样 这种 这里 这次 那个 那些 那样 那种 那里 一个 一些 一种 一样 一次 一点 一直 一起 一下 一切
一定 一般 一旦 一边 一方面 一套 一份 一家 一条 一台 一项 一批 一句 一年 两个 几个 三个 多个 每个 各个 各种 其中 其他 其它 其实 其余 之间 之后 之前 之一 之下
之上 以后 以前 以上 以下 以及 以来 以外 以内 以为 因为 因此 所以 由于 于是 但是 不过 然而 而且 并且 而是 就是 只是 还是 不是 也是 都是 正是 或者 还有 没有 只有 所有
有些 有的 如果 即使 虽然 尽管 只要 只能 不能 可以 可能 能够 应该 必须 需要 不再 不同 不会 不得 不到 不必 不仅 不少 不如 不止 不用 已经 曾经 正在 刚刚 后来 从此 从来
当时 同时 此时 这时 那时 时候 现在 今天 当年 去年 今年 最后 最终 最初 最早 然后 接着 随后 随着 按照 根据 关于 对于 至于 甚至 尤其 特别 非常 十分 更加 比较 几乎 大约
进行 通过 使用 利用 采用 作为 成为 成了 变成 变为 得到 得以 用于 用来 属于 等于 来自 来说 而言 看来 起来 出来 下来 上来 下去 出去 过来 过去 回来 开始 继续 认为 觉得 知道
希望 发现 说明 表示 指出 称为 叫做 叫作 看到 见到 听到 提到 谈到 写道 说道 写着 写下 有人 人们 大家 自己 我们 你们 他们 她们 它们 别人 本书 本章 本节 下面 上面 里面 前面 后面
任何 许多 很多 更多 大量 部分 全部 整个 这是 那是 这就 也就 也就是 不是 并不 并没有 还没有 也没有 从未 不久 终于 仍然 仍 依然 依旧 又是 再次 再也 往往 常常 经常 总是 总 真正 真的 原来
于是 此后 此前 此外 另外 另一 另一个 例如 比如 包括 以至 直到 直接 得出 给出 做出 作出 带来 提出 拿来 放在 写在 站在 用在 留在 出现 存在 具有 拥有 成立 来到 选择 决定 宣布 推出 加入
需 只需 同一 同一个 个数 底下 年底 同样 名字 名词 名称 办法 写法 说法 做法 想法 看法 事情 公开 应当 如此 照着 各自 一半 之间 装好 写好 做好 建好 放进 放到 交给 送给 发给 换成 改成 当成 做成 写成 分成 只 遍
不动 不变 看见 看着 问题 回答 意思 东西 样子 道理 地方 这边 那边 头一 头一次 第一次 第一个 第二个 第一 第二 半年 多年 那年 次年 同年 当天 当年 每年 那天 早年 名叫 名为 照样 照旧 一下 起初 越来越
規定 為什麼 什麼 怎麼 這個 這些 這樣 這種 那個 一個 一種 兩個 幾個 沒有 還是 還有 因為 後來 之後 以後 可以 應該 能夠 必須 進行 過去 時候 我們 他們 她們 它們 你們 來自 來說 對於 關於 開始 成為 變成
`

/** Han words that no term begins or ends with. */
export const hanFunctionWords: ReadonlySet<string> = new Set(han.split(/\s+/).filter((word) => word !== ''))

/** What counts things where it stands first, and ends many a term: 台机器, but 命令行 and 检查点. */
export const measureWords: ReadonlySet<string> = new Set(
  '层 層 项 項 件 台 家 行 页 頁 块 塊 条 條 位 名 号 號 点 點 段 节 節 步 批 份 句 章 本 座 张 張 部 篇 分 天 间'.split(
    ' '
  )
)

/** What stands in no term at all. */
export const neverInTerms: ReadonlySet<string> = new Set(
  '的 了 是 着 吗 嗎 呢 吧 这 這 那 们 們 我 你 他 她 它 就 也 都 却 卻 但 而 且 或 和 与 與 及 在 把 被 让 讓 很 又 还 還 因为 所以 如果 这个 那个 一个 这些 那些 这样 只需 没有'.split(
    ' '
  )
)

const english = `
a an the this that these those and or but nor if then else when while as at by for from in into of off on onto out over per to
up via with without within is are was were be been being am do does did done has have had can could may might must shall should
will would not no yes it its he she they them their we us our you your i me my who whom whose which what where why how all any
both each few more most other some such only own same so than too very just about above after again against before below between
during through under until also there here vs etc eg ie
`

/** English words that no term begins or ends with, in small letters. */
export const englishFunctionWords: ReadonlySet<string> = new Set(english.split(/\s+/).filter((word) => word !== ''))
