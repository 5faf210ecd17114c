//! What statutes and published guides say in their own manner of writing gives no false alarm.
//!
//! The statements are short facts in our own words; the forms are those of the profession: limits, days,
//! numbers of documents and standards, articles, dates, ranges, shares, quotations.

use crate::handbook::{Handbook, codes, places};

/// One fact a line, as prose has it.
const FACTS: &str = "\
办理最低生活保障，一般自受理之日起 30 个工作日内办结；情况特殊的，可以延长到 45 个工作日
乡镇人民政府（街道办事处）应当在 15 个工作日内提出初审意见，并在申请人所在村（社区）公示 7 日
公示期满无异议的，县级民政部门应当自公示结束之日起 10 个工作日内作出决定
不予批准的，应当在 3 个工作日内书面告知申请人并说明理由
承诺时限 22 个工作日，各环节为 1+5+5+5+5，共 21 个工作日，不超过法定的 30 个工作日
跨省通办的申请，3 个工作日内推送，10 个工作日内审核，3 个工作日内反馈
事实无人抚养儿童的认定不设公示，保护儿童的隐私
补贴自申请当月起计发；确认后的次月起按月打卡发放
年满 80 周岁的，生日前 2 个月收到短信，回复“同意”即视为申请
没有回复的，可以到社区补办，或者由亲属代办
依据是长政办函〔2018〕17号和湘委发〔2021〕14号，两份文件都在有效期内
民发〔2020〕86号列出 30 个项目，其中基础项目 7 个、可选项目 23 个
婚姻登记条例（国务院令第804号）自 2025 年 5 月 10 日起施行
养老机构管理办法（民政部令第66号）自 2020 年 11 月 1 日起施行
《关于加快实施老年人居家适老化改造工程的指导意见》由 9 个部门印发
MZ/T 218-2024 适用于能力完好、轻度和中度失能的老年人，不适用于重度和完全失能的老年人
按照 GB/T 42195—2022 评估，结果分为 5 级；按照 GB 38600-2019 评估 9 类风险
男方不得早于 22 周岁，女方不得早于 20 周岁
双方共同到婚姻登记机关申请，提交居民身份证和本人的书面声明，不再提交户口簿
自收到离婚登记申请之日起 30 日内，任何一方可以撤回；期满后 30 日内双方未到场的，视为撤回
慈善组织登记自受理之日起 30 日内决定，认定自受理之日起 20 日内决定
公开募捐方案应当在开展募捐活动前备案；发生重大突发事件的，在活动开始后 10 日内补办
慈善信托文件签订后 7 日内备案，变更后 7 日内重新备案
社会团体应当有 50 个以上的个人会员，或者 30 个以上的单位会员
登记管理机关自收到全部有效文件之日起 60 日内作出决定
每年 3 月 31 日前报送上一年度的工作报告，5 月 31 日前接受年度检查
行政机关应当自受理之日起 20 日内作出行政许可决定，经批准可以延长 10 日（行政许可法第四十二条）
材料不齐的，当场或者 5 日内一次告知需要补正的全部内容；逾期不告知的，自收到之日起即为受理
前款所称“日”是指工作日，不含法定节假日
不服决定的，可以自知道之日起 60 日内申请行政复议，或者自知道之日起 6 个月内提起行政诉讼
消防控制室 24 小时值班，每班不少于 2 人，持证上岗率 100%
建筑消防设施每年至少全面检测 1 次，疏散通道应当保持畅通
轮椅坡道的坡度不大于 1:12，净宽不小于 1.2 m
留样不少于 125 g，在 0～8 ℃ 下保存 48 小时以上
电梯每 15 日维护保养 1 次，检验合格有效期届满前 1 个月提出定期检验要求
医疗废物暂时贮存不得超过 2 天，监控录像保存不少于 30 日
服务协议终止后，老年人档案保存 5 年以上；应急预案定期演练，每年不少于 2 次
护理型床位占比不低于 60%，医养签约率达到 100 %，节地生态安葬率为 93.13 %
地名备案在 15 日内完成，行政区划代码在 1 个月内确定，界线每 5 年联合检查一次
村民委员会每届任期五年，选民名单在选举日的二十日以前公布，有异议的五日内提出，三日内答复
彩票中奖者应当自开奖之日起 60 个自然日内兑奖，不得向未成年人销售彩票
救助站应当将男女分室住宿，不得向受助人员收取费用
流浪乞讨人员的救助期限一般不超过 10 天，因特殊情况需要延长的，报上级民政部门备案
急难型临时救助先行救助，24 小时内办理，后补材料
特困人员基本生活标准按{{低保标准}}的 1.3 倍确定，随低保标准同步调整
殡仪馆提供接运、存放、告别、火化、骨灰寄存 5 项基本服务，24 小时服务专线为 96321
咨询 0731-88665432（工作日 9:00—12:00、13:30—17:30），监督拨打 12345，网址 https://mz.example.gov.cn/a,b?c=1
残疾人两项补贴可以跨省申请；困难残疾人生活补贴和重度残疾人护理补贴可以同时享受
各环节“一次告知、一窗受理、一网通办”，群众最多跑一次
响应及时、相应的证明、供应商、适应期、对应的窗口、反应迅速，都是常用的说法
应保尽保、应救尽救、应享尽享，动态管理下的应退尽退
采取适宜的方式，不宜公开的内容不公开，未尽事宜由窗口解释，因地制宜开展
申请人应当如实填报，不得隐瞒；有条件的地方可以上门服务
一式两份，1 寸免冠照片 2 张，A4 纸打印，PDF 格式不超过 5 MB
符合下列条件之一：（一）年满 60 周岁；（二）未满 16 周岁；（三）一级、二级残疾
分为 3A 级、4A 级和 5A 级，编号形如 XF-01，地址为行政楼 1201A 室
“十五五”时期，每百户居民配套不少于 30 平方米的服务用房，2025—2030 年分批建设
二〇二六年一月一日起施行，有效期 5 年；原办法同时废止
申请书载明姓名、住所、联系方式等事项；委托他人办理的，还应当提交授权委托书
银行账户为申请人本人的社会保障卡，姓名与居民身份证一致
经家庭经济状况核对可以查到的，不要求申请人提供证明
对申请人提供的信息保密，身份证号在公示时只显示前 6 位和后 4 位（如 430102********1234）
收养登记在公告满 60 日后办理，自次日起 30 日内作出决定，公告时间不计入
A 类为完全失能，B 类为重度失能；评分 ≥ 60 分且 < 80 分的为良好等级
外国人、华侨、港澳台居民的婚姻登记，向省级民政部门或者其确定的机关申请
联系人写“李先生”“王女士”一类的称呼，不写全名和个人号码";

fn facts() -> impl Iterator<Item = &'static str> {
    FACTS.lines()
}

/// Findings of the base do not count: there are none.
fn assert_quiet(handbook: &Handbook, fact: &str) {
    let report = handbook.check();
    assert_eq!(codes(&report), [""; 0], "{fact}: {:?} {:#?}", places(&report), report.findings());
}

#[test]
fn facts_in_a_body_are_let_pass() {
    let base = Handbook::new();
    let guide = base.text("guides/sample.md");
    let body = guide.find("## 申请以后").unwrap();
    for fact in facts() {
        assert_quiet(&base.clone().with("guides/sample.md", format!("{}## 说明\n\n{fact}。\n", &guide[..body])), fact);
    }
    let all: String = facts().map(|fact| format!("- {fact}；\n")).collect();
    assert_quiet(&base.with("guides/sample.md", format!("{}## 说明\n\n{all}", &guide[..body])), "all of them");
}

#[test]
fn facts_in_a_field_are_let_pass() {
    let base = Handbook::new();
    for fact in facts() {
        let quoted = format!("条件:\n  - '{}'\n  -", fact.replace('\'', "''"));
        assert_quiet(&base.clone().replacing("guides/sample.md", "条件:\n  -", &quoted), fact);
    }
}

#[test]
fn facts_in_an_answer_are_let_pass() {
    let base = Handbook::new();
    for fact in facts() {
        let answer = format!("常见问题:\n  - 问: 怎么规定的？\n    答: '{}。'\n流程:", fact.replace('\'', "''"));
        assert_quiet(&base.clone().replacing("guides/sample.md", "流程:", &answer), fact);
    }
}

#[test]
fn what_is_mended_is_mended_once() {
    let base = Handbook::new();
    let guide = base.text("guides/sample.md");
    let body = guide.find("## 申请以后").unwrap();
    let wrong = "窗口收下材料,,核對以後(含補正)。。低保标准为每人每月七百五十元,自２０２６年起.\n";
    let right = "窗口收下材料，核对以後（含补正）。低保标准为{{低保标准}}，自2026年起。\n";
    let report = base.clone().with("guides/sample.md", format!("{}{wrong}", &guide[..body])).check();
    let fixed = report.fixed();
    assert_eq!(fixed.iter().map(|fixed| &fixed.text[body..]).collect::<Vec<_>>(), [right]);
}

#[test]
fn a_plain_value_stays_readable_after_a_fix() {
    let base = Handbook::new();
    let wrong = base.clone().replacing(
        "guides/sample.md",
        "结果: 同意的按月发放，不同意的书面告知理由",
        "结果: 同意的,按低保标准每月 750 元发放",
    );
    let fixed = wrong.check().fixed();
    let once = wrong.with("guides/sample.md", fixed[0].text.clone());
    let twice = match once.check().fixed().first() {
        Some(fixed) => once.with("guides/sample.md", fixed.text.clone()),
        None => once,
    };
    assert!(twice.text("guides/sample.md").contains("结果: '同意的，按低保标准{{低保标准}}发放'"));
    assert_quiet(&twice, "the fixed guide");
}

#[test]
fn findings_stand_at_the_very_characters() {
    let place = |from: &str, to: &str| {
        let found = places(&Handbook::new().replacing("guides/sample.md", from, to).check());
        found.into_iter().filter(|it| it.contains("half-width")).collect::<Vec<_>>()
    };
    let result = "结果: 同意的按月发放，不同意的书面告知理由";
    assert_eq!(place(result, "结果: 同意的,发放"), ["guides/sample.md:32:8 half-width-punctuation"]);
    assert_eq!(place(result, "结果: \"同意的,发放\""), ["guides/sample.md:32:9 half-width-punctuation"]);
    assert_eq!(place(result, "结果: >-\n  同意的\n  都要,发放"), ["guides/sample.md:34:5 half-width-punctuation"]);
    assert_eq!(place(result, "结果: \"同\\u610F的,发放\""), ["guides/sample.md:32:5 half-width-punctuation"]);
}
