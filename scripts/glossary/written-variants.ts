/** Letters of which either is written for the other, whatever word they stand in. */
export const variantLetters: readonly (readonly [string, string])[] = [
  ['账', '帐'],
  ['賬', '帳'],
  ['粘', '黏'],
  ['阈', '阀']
]

const words = `
登录/登陆 登入/登錄 其他/其它 作为/做为 当作/当做 看作/看做 叫作/叫做 称作/称做 用作/用做 制作/制做 作出/做出 做法/作法
唯一/惟一 唯有/惟有 身份/身分 成分/成份 部分/部份 分量/份量 备份/备分 图像/图象 映像/映象 镜像/镜象 想象/想像 好像/好象
部署/布署 公布/公佈 撤销/撤消 片段/片断 覆盖/复盖 重复/重覆 配置/配制 界面/介面 启动/起动 启用/起用 连接/联接
链接/连结 联结/连结 互联/互连 联网/连网 联系/连系 熔断/融断 折叠/摺叠 迭代/叠代 校验/效验 屏蔽/摒蔽 掺杂/搀杂 标志/标识
标识/标示 通信/通讯 侦听/监听 监控/监视 搜索/搜寻 沙箱/沙盒 缓存/快取 命令/指令 账户/帐户 账户/账号 账号/帐号 賬戶/帳戶 賬戶/賬號 賬號/帳號 
计划/计画 规划/规画 笔画/笔划 下划线/下画线 交代/交待 树立/竖立 烦琐/繁琐 思维/思惟 磁盘/磁碟 网络/网路 订阅/定阅 预订/预定
报道/报导 仿佛/彷佛 精彩/精采 执着/执著 运营/营运 滚动更新/滚动升级 虚拟机/虚拟器 服务器/伺服器 浏览器/流览器 编排/编配 调度/排程
集群/群集 宿主机/主机 平台/平臺 台式/臺式 后台/後台 开源/开放源码 摄像头/摄象头 账单/帐单 账本/帐本 账目/帐目 账面/帐面 记账/记帐 转账/转帐 对账/对帐 结账/结帐 入账/入帐 首次/首度 拷贝/复制 缺省/默认
`

/** Words of which either is written for the other: spellings, misspellings, and names that two camps give one thing. */
export const variantWords: readonly (readonly [string, string])[] = words
  .split(/\s+/)
  .filter((pair) => pair !== '')
  .map((pair) => pair.split('/'))
  .map(([one = '', other = '']) => [one, other])
