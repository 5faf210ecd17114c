//! Traditional characters in a text of simplified ones.

use std::ops::Range;
use std::sync::LazyLock;

use super::TRADITIONAL_CHARACTERS;
use crate::diag::Report;
use crate::link::Handbook;
use crate::text;

/// The commonest traditional characters, each with its simplified form. What also stands in the
/// simplified set (乾, 著, 藉, 於, 徵, 後) or is a name's own form (鍾) is not in it.
const TABLE: &str = "\
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
    龍龙龜龟\
    ";

/// Simplified forms by place in the block of Han characters; `\0` for all others.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut forms = vec!['\0'; (LAST - FIRST + 1) as usize];
    let mut table = TABLE.chars();
    while let (Some(traditional), Some(simplified)) = (table.next(), table.next()) {
        forms[(traditional as u32 - FIRST) as usize] = simplified;
    }
    forms
});

const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let found = handbook.look(&report.sources, |reading, found| {
        for (range, right) in runs(reading.words) {
            let written = &reading.words[range.clone()];
            let message = text!("「{written}」是繁体字", "`{written}` is written in traditional characters");
            let help = text!("写成「{right}」", "write `{right}`");
            let finding = reading.finding(&TRADITIONAL_CHARACTERS, range.clone(), message).help(help);
            found.push(reading.fix(finding, range, &right));
        }
    });
    report.extend(found);
}

/// Traditional characters that stand beside each other, and their simplified forms.
fn runs(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for (at, c) in text.char_indices() {
        let point = c as u32;
        if !(FIRST..=LAST).contains(&point) {
            continue;
        }
        let simplified = SIMPLIFIED[(point - FIRST) as usize];
        if simplified == '\0' {
            continue;
        }
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some((range, right)) if range.end == at => {
                range.end = end;
                right.push(simplified);
            }
            _ => found.push((at..end, simplified.to_string())),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_one_to_one() {
        let chars: Vec<char> = TABLE.chars().collect();
        let pairs = chars.chunks(2).map(|pair| (pair[0], pair[1]));
        for (traditional, simplified) in pairs.clone() {
            assert!((FIRST..=LAST).contains(&(traditional as u32)), "{traditional}");
            assert!(runs(&simplified.to_string()).is_empty(), "{simplified} is traditional itself");
            assert_eq!(
                pairs.clone().filter(|&(other, _)| other == traditional).count(),
                1,
                "{traditional} stands twice"
            );
        }
    }

    #[test]
    fn only_what_is_certain_is_found() {
        assert_eq!(runs("民政標準化"), [(6..12, "标准".to_owned())]);
        assert_eq!(runs("乾坤、显著、慰藉、姓於、姓鍾、文徵明"), []);
    }
}
