/**
 * How long it takes to tell what a changed term does to a book: a million characters, 5,000 terms in 4 languages. Prints
 * medians and worst cases; asserts nothing.
 *
 *     node test/bench/impact.mjs [--characters 1000000] [--terms 5000]
 */
import console from 'node:console'
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {parseArgs} from 'node:util'
import {build} from 'esbuild'

const root = resolve(import.meta.dirname, '../..')
const {values} = parseArgs({
  options: {characters: {type: 'string', default: '1000000'}, terms: {type: 'string', default: '5000'}}
})
// In the package, as the code finds its templates from where it stands.
const folder = await mkdtemp(join(root, 'node_modules/.zhushu-bench-'))
try {
  await run()
} finally {
  await rm(folder, {recursive: true, force: true})
}

async function run() {
  const {load, editionsOf, parse, prepareBook, impactOf, termOfText} = await bundle()
  const next = sequence(7)
  const words = Array.from({length: Number(values.terms)}, (_, index) => nameOf(next, index))
  await writeBook(next, words)
  const manuscript = parse(await load(folder))
  const editions = editionsOf(manuscript.config, [], [])
  const before = process.cpuUsage()
  const book = prepareBook(manuscript, editions)
  console.log(`prepare ${editions.length} editions: ${milliseconds(before).toFixed(0)} ms`)
  for (const text of book.editions) {
    const length = text.blocks.reduce((sum, block) => sum + block.text.length, 0)
    const uses = text.blocks.reduce((sum, block) => sum + block.matches.length, 0)
    console.log(`${text.edition.name}: ${length} characters, ${uses} uses, ${text.terms.size} terms`)
  }
  for (const [name, change] of Object.entries(changesOf(words))) {
    const times = []
    let told = ''
    for (let index = 0; index < 15; index++) {
      const at = (index * 331) % words.length
      const path = `glossary/terms/term-${at}.yaml`
      const start = process.cpuUsage()
      const impact = impactOf(book, [
        {before: termOfText(path, termText(at, words)), after: termOfText(path, change(termText(at, words), at))}
      ])
      times.push(milliseconds(start))
      told =
        impact.editions.map(({uses}) => `${uses.before}→${uses.after}`).join(', ') +
        `, ${impact.flagged.length} flagged`
    }
    times.sort((a, b) => a - b)
    console.log(`${name}: median ${times[7].toFixed(0)} ms, worst ${times[14].toFixed(0)} ms (${told})`)
  }
}

function changesOf(words) {
  const other = (at) => words[(at + 7) % words.length]
  return {
    'an alias that nothing uses': (text) => text.replace('term: ', 'aliases: [從未有過]\n    term: '),
    'an alias that is used': (text, at) => text.replace('term: ', `aliases: [${other(at).slice(0, 2)}]\n    term: `),
    'another name': (text, at) => text.replaceAll(words[at], `${words[at]}器`),
    'an exception': (text, at) => text.replace('langs:', `match: {except: [${words[at]}的]}\nlangs:`),
    'a forbidden form': (text, at) => text.replace('term: ', `forbidden: [${other(at)}]\n    term: `)
  }
}

async function bundle() {
  const outfile = join(folder, 'glossary.mjs')
  await build({
    stdin: {
      contents: `
        export {load, editionsOf} from './load/index.ts'
        export {parse} from './parse/index.ts'
        export {prepareBook, impactOf, termOfText} from './glossary/index.ts'`,
      resolveDir: join(root, 'scripts'),
      loader: 'ts'
    },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error'
  })
  return await import(pathToFileURL(outfile).href)
}

async function writeBook(next, words) {
  const count = 50
  const size = Number(values.characters) / count
  const names = Array.from({length: count}, (_, index) => `c${index}.md`)
  await mkdir(join(folder, 'manuscript'))
  await mkdir(join(folder, 'glossary/terms'), {recursive: true})
  await writeFile(
    join(folder, 'manuscript/book.yaml'),
    `title: 试书\nlanguage: zh-Hans\nchapters: [${names.join(', ')}]\neditions:\n  hans: {terms: {firstUse: expand}}\n  hant: {language: zh-Hant}\n`
  )
  for (const name of names) await writeFile(join(folder, 'manuscript', name), chapter(next, words, size))
  for (const index of words.keys())
    await writeFile(join(folder, `glossary/terms/term-${index}.yaml`), termText(index, words))
}

function termText(index, words) {
  const side = (tag, term) => `  ${tag}:\n    status: approved\n    term: ${term}\n    definition: 一句话的定义。\n`
  return `id: term-${index}\nlangs:\n${side('zh-Hans', words[index])}${side('zh-Hant', words[index])}${side('en', `Name ${index}`)}${side('ja', words[index])}`
}

function chapter(next, words, size) {
  const common =
    '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液官德随病苏失尔死讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶怎止案言士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑犯负击范继兴似余坚曲输修故城夫够送笔船占右财吃富春职觉汉画功巴跟虽杂飞检吸助升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱副尽帝射草冲承独令限阿宣环双请超微让控州良轴找否纪益依优顶础载倒房突坐粉敌略客袁冷胜绝析块剂测丝协诉念陈仍罗盐友洋错苦夜刑移频逐靠混母短皮终聚汽村云哪既距卫停烈央察烧迅境若印洲刻括激孔搞甚室待核校散侵吧甲游久菜味旧模湖货损预阻毫普稳乙妈植息扩银语挥酒守拿序纸医缺雨吗针刘啊急唱误训愿审附获茶鲜粮斤孩脱硫肥善龙演父渐血欢械掌歌沙刚攻谓盾讨晚粒乱燃矛乎杀药宁鲁贵钟煤读班伯香介迫句丰培握兰担弦蛋沉假穿执答乐谁顺烟缩征脸喜松脚困异免背星福买染井概慢怕磁倍祖皇促静补评翻肉践尼衣宽扬棉希伤操垂秋宜氢套督振架亮末宪庆编牛触映雷销诗座居抓裂胞呼娘景威绿晶厚盟衡鸡孙延危胶屋乡临陆顾掉呀灯岁措束耐剧玉赵跳哥季课凯胡额款绍卷齐伟蒸殖永宗苗川炉岩弱零杨奏沿露杆探滑镇饭浓航怀赶库夺伊灵税途灭赛归召鼓播盘裁险康唯录菌纯借糖盖横符私努堂域枪润幅哈竟熟虫泽脑壤碳欧遍侧寨敢彻虑斜薄庭纳弹饲伸折麦湿暗荷瓦塞床筑恶户访塔奇透梁刀旋迹卡氯遇份毒泥退洗摆灰彩卖耗夏择忙铜献硬予繁圈雪函亦抽篇阵阴丁尺追堆雄迎泛爸楼避谋吨野猪旗累偏典馆索秦脂潮爷豆忽托惊塑遗愈朱替纤粗倾尚痛楚谢奋购磨君池旁碎骨监捕弟暴割贯殊释词亡壁顿宝午尘闻揭炮残冬桥妇警综招吴付浮遭徐您摇谷赞箱隔订男吹园纷唐败宋玻巨耕坦荣闭湾键凡驻锅救恩剥凝碱齿截炼麻纺禁废盛版缓净睛昌婚涉筒嘴插岸朗庄街藏姑贸腐奴啦惯乘恢匀纱扎辩耳彪臣亿璃抵脉秀萨俄网舞店喷纵寸汗挂洪贺闪柬爆烯津稻墙软勇像滚厘蒙芳肯坡柱荡腿仪旅尾轧冰贡登黎削钻勒逃障氨郭峰币港伏轨亩毕擦莫刺浪秘援株健售股岛甘泡睡童铸汤阀休汇舍牧绕炸哲磷绩朋淡尖启陷柴呈徒颜泪稍忘泵蓝拖洞授镜辛壮锋贫虚弯摩泰幼廷尊窗纲弄隶疑氏宫姐震瑞怪尤琴循描膜违夹腰缘珠穷森枝竹沟催绳忆邦剩幸浆栏拥牙贮礼滤钠纹罢拍咱喊袖埃勤罚焦潜伍墨欲缝姓刊饱仿奖铝鬼丽跨默挖链扫喝袋炭污幕诸弧励梅奶洁灾舟鉴苯讼抱毁懂寒智埔寄届跃渡挑丹艰贝碰拔爹戴码梦芽熔赤渔哭敬颗奔铅仲虎稀妹乏珍申桌遵允隆螺仓魏锐晓氮兼隐碍赫拨忠肃缸牵抢博巧壳兄杜讯诚碧祥柯页巡矩悲灌龄伦票寻桂铺圣恐恰郑趣抬荒腾贴柔滴猛阔辆妻填撤储签闹扰紫砂递戏吊陶伐喂疗瓶婆抚臂摸忍虾蜡邻胸巩挤偶弃槽劲乳邓吉仁烂砖租乌舰伴瓜浅丙暂燥橡柳迷暖牌秧胆详簧踏瓷谱呆宾糊洛辉愤竞隙怒粘乃绪肩籍敏涂熙皆侦悬掘享纠醒狂锁淀恨牲霸爬赏逆玩陵祝秒浙貌'
  let text = `# 第 ${next(1000)} 个题目\n\n`
  while (text.length < size) {
    for (let sentence = 0; sentence < 6; sentence++) {
      const length = 12 + next(30)
      for (let at = 0; at < length; at++)
        text +=
          next(40) === 0 ? words[Math.floor((next(1000) / 1000) ** 3 * words.length)] : common[next(common.length)]
      text += sentence % 2 === 0 ? '，' : '。'
    }
    text += '\n\n'
  }
  return text
}

function nameOf(next, index) {
  const heads = '容镜编调集服应平接网存命运引云计原生进程线协议缓队列事件日监链路租隔策版依构测发灰回熔限'
  const tails = '器像排度群务用台口络储名行擎端算态子体组件层级库表键值锁池栈流图树表机池量'
  const letters = [heads, tails]
  let name = ''
  for (let at = 0; at < 2 + (index % 3); at++)
    name += letters[at % 2][(next(1_000_000) + index * 13) % letters[at % 2].length]
  return name
}

/** @returns Whole numbers below a limit, the same on every run. */
function sequence(seed) {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) % limit
  }
}

function milliseconds(since) {
  const {user, system} = process.cpuUsage(since)
  return (user + system) / 1000
}
