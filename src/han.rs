//! How Chinese characters are read and written: pinyin and strokes, for indices and for search.
//!
//! Readings and strokes are those of the Unihan database (`assets/han/`, made by a script), for the characters
//! of GB 2312. A character with several readings has its commonest, unless a word of `assets/han/words.tsv`
//! says otherwise: 长期 is read cháng. The longest word wins.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::LazyLock;

struct Row {
    strokes: u8,
    readings: Vec<&'static str>,
}

static TABLE: LazyLock<BTreeMap<char, Row>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let character = cells.next()?.chars().next()?;
        let strokes = cells.next()?.parse().ok()?;
        Some((character, Row { strokes, readings: cells.next()?.split(' ').collect() }))
    };
    let rows = include_str!("../assets/han/han.tsv").lines().map(row);
    rows.map(|row| row.expect("the script writes three cells a row")).collect()
});

static WORDS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let rows = include_str!("../assets/han/words.tsv").lines().filter_map(|line| line.split_once('\t'));
    rows.map(|(word, readings)| (word, readings.split(' ').collect())).collect()
});

/// The longest word of the table in characters.
static LONGEST: LazyLock<usize> = LazyLock::new(|| WORDS.keys().map(|word| word.chars().count()).max().unwrap_or(0));

/// Every reading of a character with its tone, the commonest first; none for what is no Han character of the table.
#[must_use]
pub fn readings(character: char) -> &'static [&'static str] {
    TABLE.get(&character).map_or(&[], |row| &row.readings)
}

/// With how many strokes a character is written.
#[must_use]
pub fn strokes(character: char) -> Option<u8> {
    TABLE.get(&character).map(|row| row.strokes)
}

/// The reading of each character in its word: `gāo`, `líng`; what is not read stands for itself.
#[must_use]
pub fn pinyin(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    while found.len() < characters.len() {
        let rest = &characters[found.len()..];
        let word = (2..=rest.len().min(*LONGEST)).rev().find_map(|length| {
            let word: String = rest[..length].iter().collect();
            WORDS.get(word.as_str())
        });
        match word {
            Some(readings) => found.extend(readings.iter().map(|reading| (*reading).to_owned())),
            None => {
                let alone = readings(rest[0]).first().map_or_else(|| rest[0].to_string(), |it| (*it).to_owned());
                found.push(alone);
            }
        }
    }
    found
}

/// A syllable without its tone, in small letters as they are typed: `lǜ` is `lv`.
#[must_use]
pub fn plain(syllable: &str) -> String {
    syllable.chars().map(|character| letter_and_tone(character).0).collect::<String>().to_lowercase()
}

fn letter_and_tone(character: char) -> (char, u8) {
    const MARKED: [(&str, char); 7] =
        [("āáǎà", 'a'), ("ēéěè", 'e'), ("īíǐì", 'i'), ("ōóǒò", 'o'), ("ūúǔù", 'u'), ("ǖǘǚǜ", 'v'), ("ńňǹ", 'n')];
    if character == 'ü' {
        return ('v', 0);
    }
    let tone = |letters: &str| letters.chars().position(|it| it == character).and_then(|at| u8::try_from(at + 1).ok());
    MARKED.iter().find_map(|(letters, plain)| Some((*plain, tone(letters)?))).unwrap_or((character, 0))
}

/// The tone of a syllable, 1 to 4; the light tone comes last.
fn tone(syllable: &str) -> u8 {
    syllable.chars().map(|character| letter_and_tone(character).1).find(|&tone| tone > 0).unwrap_or(5)
}

/// A heading of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// `A`, `五画`.
    pub label: String,
    /// Which of the names, in order.
    pub entries: Vec<usize>,
}

/// Names as a dictionary orders them: character by character by letters, then tone, then strokes. Headings are the
/// first letters, `#` before them for names that begin with a digit or sign.
#[must_use]
pub fn by_pinyin(names: &[&str]) -> Vec<Heading> {
    let key = |name: &&str| -> Vec<(String, u8, u8, char)> {
        let read = bare(name);
        let syllables = pinyin(&read);
        let of = |(syllable, character): (String, char)| {
            (plain(&syllable), tone(&syllable), strokes(character).unwrap_or(0), character)
        };
        syllables.into_iter().zip(read.chars()).map(of).collect()
    };
    let label = |key: &[(String, u8, u8, char)]| {
        let first = key.first().and_then(|(letters, ..)| letters.chars().next());
        first.filter(char::is_ascii_alphabetic).map_or('#', |letter| letter.to_ascii_uppercase()).to_string()
    };
    let keys: Vec<_> = names.iter().map(key).collect();
    grouped(&keys, |a, b| (label(a), a).cmp(&(label(b), b)), |key| label(key))
}

/// Names by the strokes of the first character; those with the same first character stand together. Headings are
/// `一画` and so on, `其他` after them for names that begin otherwise.
#[must_use]
pub fn by_strokes(names: &[&str]) -> Vec<Heading> {
    let key = |name: &&str| -> Vec<(u8, char)> {
        bare(name).chars().map(|character| (strokes(character).unwrap_or(u8::MAX), character)).collect()
    };
    let label = |key: &[(u8, char)]| match key.first() {
        Some((count, _)) if *count < u8::MAX => format!("{}画", numeral(*count)),
        _ => "其他".to_owned(),
    };
    let keys: Vec<_> = names.iter().map(key).collect();
    grouped(&keys, Ord::cmp, |key| label(key))
}

/// A name without the quotation marks and brackets that it may begin with.
fn bare(name: &str) -> String {
    name.chars().filter(|character| !"“”‘’《》「」（）()【】 ".contains(*character)).collect()
}

/// Sorts and puts neighbours with one label under one heading.
fn grouped<K>(keys: &[K], compare: impl Fn(&K, &K) -> Ordering, label: impl Fn(&K) -> String) -> Vec<Heading> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|&a, &b| compare(&keys[a], &keys[b]).then(a.cmp(&b)));
    let mut headings: Vec<Heading> = Vec::new();
    for entry in order {
        let label = label(&keys[entry]);
        match headings.last_mut() {
            Some(last) if last.label == label => last.entries.push(entry),
            _ => headings.push(Heading { label, entries: vec![entry] }),
        }
    }
    headings
}

/// A number up to 99 in Chinese.
fn numeral(number: u8) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (usize::from(number / 10), usize::from(number % 10));
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        _ => format!("{}十", DIGITS[tens.min(9)]),
    };
    format!("{tens}{}", DIGITS[ones])
}

/// The commonest traditional characters, each with its simplified form. What also stands in the
/// simplified set (乾, 著, 藉, 於, 徵, 後) or is a name's own form (鍾) is not in it.
pub const TRADITIONAL: &str = "\
    丟丢亂乱亞亚佈布佔占併并來来俠侠倆俩倉仓個个們们倫伦偉伟偽伪傑杰傘伞備备傭佣傳传債债傷伤傾倾僅仅僑侨僱雇\
    價价儀仪億亿償偿優优儲储兒儿內内兩两冊册凍冻凱凯別别刪删則则剛刚創创劃划劇剧劉刘劍剑劑剂勁劲動动務务勝胜\
    勞劳勢势勳勋勵励勸劝匯汇匱匮區区協协卻却厭厌厲厉參参叢丛吳吴員员問问啞哑啟启喚唤喪丧喬乔單单嗎吗嗚呜嘆叹\
    嘗尝嘯啸噴喷噸吨嚇吓嚴严囑嘱國国圍围園园圓圆圖图團团執执堅坚報报場场塊块塵尘墊垫墜坠墮堕墳坟墾垦壇坛壓压\
    壘垒壞坏壩坝壯壮壺壶壽寿夠够夢梦夾夹奧奥奪夺奮奋妝妆婦妇媽妈嫵妩嬌娇孫孙學学宮宫寢寝實实寧宁審审寫写寬宽\
    寵宠寶宝將将專专尋寻對对導导屆届層层屬属岡冈島岛峽峡崗岗嶺岭嶼屿帥帅師师帳帐帶带幟帜幣币幫帮幹干幾几庫库\
    廟庙廠厂廢废廣广廳厅張张強强彈弹彌弥彎弯徑径從从復复徹彻悅悦惡恶愛爱態态慘惨慮虑憂忧憐怜憑凭憤愤憲宪憶忆\
    懇恳應应懲惩懶懒懷怀懸悬戀恋戰战戲戏戶户拋抛掃扫掛挂揚扬換换揮挥損损搶抢撫抚擁拥擇择擊击擋挡擔担據据擠挤\
    擬拟擴扩擺摆擾扰攔拦攜携攝摄敗败敘叙敵敌數数斷断時时晝昼暢畅曆历曉晓曠旷書书會会東东條条棄弃棧栈楊杨業业\
    極极構构槍枪樂乐樓楼標标樣样樸朴樹树橋桥機机檔档檢检櫃柜欄栏權权歐欧歡欢歲岁歷历歸归殘残殯殡殺杀殼壳毀毁\
    氣气決决沒没沖冲況况涼凉淚泪淨净減减測测渾浑湊凑湯汤準准溝沟溫温滅灭滬沪滯滞滲渗滾滚滿满漢汉漲涨潔洁澤泽\
    濃浓濕湿濟济濤涛濫滥濱滨濾滤灑洒灘滩灣湾災灾為为烏乌無无煉炼煙烟煩烦熱热燈灯燒烧爐炉爛烂爭争爺爷爾尔牆墙\
    狀状猶犹獄狱獎奖獨独獲获獵猎獸兽獻献現现環环產产畝亩畢毕畫画異异當当疊叠瘋疯瘡疮療疗癥症發发盞盏盡尽監监\
    盤盘盧卢盪荡眾众睜睁瞞瞒矚瞩確确碼码礎础祿禄禍祸禦御禮礼稅税種种稱称穀谷積积穩稳穫获窮穷竊窃競竞筆笔筍笋\
    節节範范築筑簡简簽签簾帘糞粪糧粮糾纠紀纪約约紅红紋纹納纳純纯紙纸級级紛纷紮扎細细終终組组結结絕绝絡络給给\
    統统絲丝綁绑經经綜综綠绿維维綱纲網网緊紧緒绪線线緣缘編编縣县縮缩總总績绩織织繞绕繪绘繳缴繼继續续罰罚罷罢\
    羅罗羥羟義义習习聖圣聞闻聯联聰聪聲声職职聽听肅肃腦脑腳脚膚肤膽胆臉脸臘腊臟脏臨临與与興兴舉举舊旧艦舰華华\
    萬万葉叶蓋盖蔣蒋蕭萧薦荐藝艺藥药蘇苏蘋苹蘭兰處处虛虚號号虧亏蟲虫蠟蜡蠶蚕術术衛卫衝冲裏里補补裝装裡里製制\
    複复襪袜襲袭見见規规視视親亲覺觉覽览觀观觸触訂订計计訊讯討讨訓训訖讫託托記记訛讹訪访設设許许訴诉診诊詐诈\
    評评詞词詢询試试詩诗話话該该詳详誇夸誌志誕诞誘诱語语誠诚誤误誨诲說说誰谁課课調调談谈請请諒谅論论諸诸諾诺\
    謀谋謂谓謊谎謙谦講讲謝谢謹谨證证識识譜谱譯译議议護护譽誉讀读變变讓让豈岂豎竖豐丰貝贝貞贞負负財财貧贫貨货\
    販贩貪贪貫贯責责貯贮貴贵買买貸贷費费貿贸賀贺賂赂資资賊贼賓宾賜赐賞赏賠赔賢贤賣卖賤贱賦赋質质賬账賴赖賺赚\
    購购賽赛贈赠贊赞贏赢趕赶趙赵趨趋踐践蹤踪躍跃車车軌轨軍军軟软較较載载輔辅輕轻輛辆輩辈輪轮輯辑輸输轄辖轉转\
    辦办辭辞農农這这連连進进運运過过達达違违遙遥遞递遠远適适遲迟遷迁選选遺遗遼辽邁迈還还邊边邏逻郵邮鄉乡鄧邓\
    鄭郑鄰邻醫医醬酱釀酿釋释釘钉針针鈔钞鈞钧鈣钙鈴铃鉅巨鉛铅鉤钩銀银銅铜銷销鋁铝鋒锋鋪铺鋼钢錄录錢钱錦锦錯错\
    鍋锅鍵键鎖锁鎮镇鏈链鏟铲鏡镜鐘钟鑒鉴鑰钥長长門门閃闪閉闭開开閑闲間间閣阁閱阅闊阔關关闡阐闢辟陣阵陰阴陳陈\
    陸陆陽阳隊队階阶際际隨随險险隱隐隻只雙双雜杂雞鸡離离難难雲云電电霧雾靈灵靜静韓韩韻韵響响頁页頂顶項项順顺\
    須须預预頒颁頓顿頗颇領领頭头頸颈頻频顆颗題题額额顏颜願愿顛颠類类顧顾顯显風风颱台飄飘飛飞飯饭飲饮飽饱飾饰\
    餅饼養养餘余館馆餵喂饋馈饑饥馬马馮冯馳驰駁驳駐驻駕驾駛驶駱骆騎骑騙骗騰腾騷骚驅驱驗验驚惊驟骤體体鬆松鬥斗\
    鬧闹鬱郁魚鱼魯鲁鮮鲜鯨鲸鳥鸟鳳凤鳴鸣鴨鸭鵝鹅鷹鹰鹼碱鹽盐麗丽麥麦麵面麼么黃黄點点黨党黴霉齊齐齋斋齒齿齡龄\
    龍龙龜龟貼贴\
    ";

/// Simplified forms by place in the block of Han characters; `\0` for all others.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut forms = vec!['\0'; (LAST - FIRST + 1) as usize];
    let mut table = TRADITIONAL.chars();
    while let (Some(traditional), Some(simplified)) = (table.next(), table.next()) {
        forms[(traditional as u32 - FIRST) as usize] = simplified;
    }
    forms
});

const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

/// The simplified form of a character that is certainly a traditional one.
#[must_use]
pub fn simplified(character: char) -> Option<char> {
    let place = (character as u32).checked_sub(FIRST)? as usize;
    SIMPLIFIED.get(place).copied().filter(|&form| form != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_traditional_characters_is_one_to_one() {
        let chars: Vec<char> = TRADITIONAL.chars().collect();
        let pairs = chars.chunks(2).map(|pair| (pair[0], pair[1]));
        for (traditional, simple) in pairs.clone() {
            assert!((FIRST..=LAST).contains(&(traditional as u32)), "{traditional}");
            assert_eq!(simplified(traditional), Some(simple));
            assert_eq!(simplified(simple), None, "{simple} is traditional itself");
            assert_eq!(pairs.clone().filter(|&(other, _)| other == traditional).count(), 1, "{traditional} twice");
        }
    }

    fn order(headings: &[Heading], names: &[&str]) -> String {
        let words = headings.iter().map(|heading| {
            let entries: Vec<&str> = heading.entries.iter().map(|&at| names[at]).collect();
            format!("{}: {}", heading.label, entries.join(" "))
        });
        words.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn words_decide_how_a_character_is_read() {
        assert_eq!(pinyin("高龄津贴"), ["gāo", "líng", "jīn", "tiē"]);
        assert_eq!(pinyin("长期护理"), ["cháng", "qī", "hù", "lǐ"]);
        assert_eq!(pinyin("地名更名 A1"), ["dì", "míng", "gēng", "míng", " ", "A", "1"]);
        assert_eq!(plain("lǜ"), "lv");
        assert_eq!((tone("lǜ"), tone("de")), (4, 5));
    }

    #[test]
    fn strokes_are_those_of_the_dictionary() {
        let counted = "一丁大王民政老救".chars().map(strokes);
        assert_eq!(counted.collect::<Option<Vec<_>>>(), Some(vec![1, 2, 3, 4, 5, 9, 6, 11]));
        assert_eq!(strokes('A'), None);
        assert_eq!(numeral(21), "二十一");
    }

    #[test]
    fn names_stand_as_in_a_dictionary() {
        let names = ["重度残疾人护理补贴", "长期监护", "“五型”社区", "最低生活保障", "12345 热线", "成立登记", "程序"];
        let found = order(&by_pinyin(&names), &names);
        assert_eq!(
            found,
            "#: 12345 热线; C: 长期监护 成立登记 程序; W: “五型”社区; Z: 重度残疾人护理补贴 最低生活保障"
        );
        let found = order(&by_strokes(&names), &names);
        assert_eq!(
            found,
            "四画: “五型”社区 长期监护; 六画: 成立登记; 九画: 重度残疾人护理补贴; 十二画: 最低生活保障 程序; 其他: 12345 热线"
        );
    }

    #[test]
    fn every_word_of_the_table_has_a_reading_for_each_character() {
        for (word, readings) in WORDS.iter() {
            assert_eq!(word.chars().count(), readings.len(), "{word}");
        }
    }
}
