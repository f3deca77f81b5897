<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActivityChart</name>
    <message>
        <source>Own work by day</source>
        <translation>每日工作量</translation>
    </message>
    <message>
        <source>{n} contacts</source>
        <translation>{n} 次联系</translation>
    </message>
    <message>
        <source>{n} leads</source>
        <translation>{n} 条线索</translation>
    </message>
    <message>
        <source>{n} quotes</source>
        <translation>{n} 份报价</translation>
    </message>
    <message>
        <source>{n} submissions</source>
        <translation>{n} 次进件</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>A day…</source>
        <translation>选日期…</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Copy a text</source>
        <translation>复制问候</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>不办</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>In three workdays, {day} {weekday}</source>
        <translation>三个工作日后，{day} {weekday}</translation>
    </message>
    <message>
        <source>Next week, {day} {weekday}</source>
        <translation>下周，{day} {weekday}</translation>
    </message>
    <message>
        <source>Next workday, {day} {weekday}</source>
        <translation>下一个工作日，{day} {weekday}</translation>
    </message>
    <message>
        <source>Note the answer</source>
        <translation>记录评分</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Record contact</source>
        <translation>记录联系</translation>
    </message>
    <message>
        <source>Record repayment</source>
        <translation>登记还款</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>推迟</translation>
    </message>
</context>
<context>
    <name>AdjustDialog</name>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Put the schedule right</source>
        <translation>手工调整还款计划</translation>
    </message>
    <message>
        <source>Type what the contract says. Where interest joins the balance, its principal is below 0.</source>
        <translation>按合同填写。利息并入本金的期次，本金填负数。</translation>
    </message>
</context>
<context>
    <name>AppearancePanel</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
</context>
<context>
    <name>ApplicationStep</name>
    <message>
        <source>Application form</source>
        <translation>申请表</translation>
    </message>
    <message>
        <source>Back   Alt+←</source>
        <translation>上一步 Alt+←</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>已填完整</translation>
    </message>
    <message>
        <source>Next   Alt+→</source>
        <translation>下一步 Alt+→</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>核对与报件</translation>
    </message>
    <message>
        <source>See and print…</source>
        <translation>预览打印…</translation>
    </message>
    <message>
        <source>Steps of the form</source>
        <translation>申请表步骤</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>已报件</translation>
    </message>
    <message>
        <source>Submit…</source>
        <translation>报件…</translation>
    </message>
    <message>
        <source>{n} to fill in</source>
        <translation>还有 {n} 项待填</translation>
    </message>
</context>
<context>
    <name>AttachmentsDialog</name>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Files of the deal</source>
        <translation>业务资料文件</translation>
    </message>
    <message>
        <source>Folder of the scanner</source>
        <translation>扫描仪的文件夹</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Package…</source>
        <translation>打包…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Reading scans</source>
        <translation>正在读取扫描件</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Scan folder…</source>
        <translation>扫描文件夹…</translation>
    </message>
    <message>
        <source>Scans and pictures ({endings})</source>
        <translation>扫描件和图片 ({endings})</translation>
    </message>
    <message>
        <source>There is no picture and no file to paste.</source>
        <translation>剪贴板里没有图片或文件。</translation>
    </message>
    <message>
        <source>There is no scan in it.</source>
        <translation>里面没有扫描件。</translation>
    </message>
    <message>
        <source>pasted-{time}.png</source>
        <translation>粘贴-{time}.png</translation>
    </message>
</context>
<context>
    <name>BankListDialog</name>
    <message>
        <source>Against it</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>全部 {n}</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Bank&apos;s number</source>
        <translation>流水号</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>匹配依据</translation>
    </message>
    <message>
        <source>Choose the bank&apos;s list (xlsx, xls, csv), or copy its rows and paste. Nothing is recorded yet.</source>
        <translation>选择银行还款明细（xlsx、xls、csv），或复制表格行后粘贴。此时不会登记任何内容。</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contract number</source>
        <translation>合同编号</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>贷款</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Repayments from a list</source>
        <translation>导入还款明细</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>The list says</source>
        <translation>明细内容</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>With a doubt</source>
        <translation>有疑点</translation>
    </message>
    <message>
        <source>With a doubt {n}</source>
        <translation>有疑点 {n}</translation>
    </message>
    <message>
        <source>{n} rows read, {doubts} with a doubt. Nothing is recorded before you press the button.</source>
        <translation>读到 {n} 行，{doubts} 行有疑点。按下按钮前不会登记。</translation>
    </message>
    <message>
        <source>{n} to be recorded, {total} in all</source>
        <translation>将登记 {n} 笔，合计 {total}</translation>
    </message>
</context>
<context>
    <name>BasicsDialog</name>
    <message>
        <source>About me and my pay</source>
        <translation>本人信息</translation>
    </message>
    <message>
        <source>Days after which an unpaid first instalment is a default</source>
        <translation>首期逾期多少天算首逾</translation>
    </message>
    <message>
        <source>From this day seniority counts.</source>
        <translation>司龄从这一天起算。</translation>
    </message>
    <message>
        <source>Own name, as it stands on statements</source>
        <translation>本人姓名（用于结算单）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>With this employer since</source>
        <translation>入职日期</translation>
    </message>
    <message>
        <source>{n} days unless you change it. Employers and lenders draw this line differently; ask for yours.</source>
        <translation>未改时按 {n} 天。各单位、各机构口径不同，请以本单位为准。</translation>
    </message>
</context>
<context>
    <name>BinPanel</name>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Choose a line first.</source>
        <translation>请先选中一行</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>Blocks</name>
    <message>
        <source>Remove this figure</source>
        <translation>移除该指标</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>A deal is opened on a client&apos;s page. It walks from the first question to the last instalment.</source>
        <translation>在客户页开业务，从第一次询问一直走到最后一期还款。</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车型</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Client, car, dealer, lender</source>
        <translation>客户、车型、经销商、资金方</translation>
    </message>
    <message>
        <source>Closed {n}</source>
        <translation>已结束 {n}</translation>
    </message>
    <message>
        <source>Days in it</source>
        <translation>停留天数</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>上次联系</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>资金方</translation>
    </message>
    <message>
        <source>Loan amount</source>
        <translation>贷款金额</translation>
    </message>
    <message>
        <source>Moving {n}</source>
        <translation>进行中 {n}</translation>
    </message>
    <message>
        <source>Next step by</source>
        <translation>下一步期限</translation>
    </message>
    <message>
        <source>No deal here</source>
        <translation>这里还没有业务</translation>
    </message>
    <message>
        <source>No next step {n}</source>
        <translation>无下一步 {n}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Why deals were lost: {reasons}</source>
        <translation>流失原因：{reasons}</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚未联系</translation>
    </message>
    <message>
        <source>{days} days without a word {n}</source>
        <translation>{days} 天未联系 {n}</translation>
    </message>
    <message>
        <source>{when}, not set</source>
        <translation>{when}（未定）</translation>
    </message>
</context>
<context>
    <name>Breakdown</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>By car</source>
        <translation>按车型</translation>
    </message>
    <message>
        <source>By channel</source>
        <translation>按渠道</translation>
    </message>
    <message>
        <source>By dealer</source>
        <translation>按车商</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月份</translation>
    </message>
    <message>
        <source>By product</source>
        <translation>按产品</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车型</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>提成</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Deals behind the figures</source>
        <translation>数字背后的业务</translation>
    </message>
    <message>
        <source>Each deal</source>
        <translation>逐笔</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组方式</translation>
    </message>
    <message>
        <source>Loan amount</source>
        <translation>贷款金额</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>{n} deals, {total} in all; Enter or double click opens how a figure came about</source>
        <translation>{n} 笔，合计 {total}；按回车或双击查看计算过程</translation>
    </message>
</context>
<context>
    <name>CadenceDialog</name>
    <message>
        <source>0 is the due date, -3 three days before it. It holds for instalments due from today on.</source>
        <translation>0 为到期日，-3 为到期前三天。对今天起到期的期数生效。</translation>
    </message>
    <message>
        <source>Afterwards every so many days</source>
        <translation>之后每几天一次</translation>
    </message>
    <message>
        <source>From today on</source>
        <translation>从今天起</translation>
    </message>
    <message>
        <source>How often to remind</source>
        <translation>提醒频率</translation>
    </message>
</context>
<context>
    <name>CalendarPanel</name>
    <message>
        <source>Earlier</source>
        <translation>往前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>往后</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>休</translation>
    </message>
    <message>
        <source>The holidays of {year} are not announced yet: only the statutory days are marked.</source>
        <translation>{year} 年放假安排尚未公布，只标出法定节假日，调休未知。</translation>
    </message>
    <message>
        <source>To another calendar…</source>
        <translation>导出日历…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Worked</source>
        <translation>班</translation>
    </message>
</context>
<context>
    <name>CalibrateFormDialog</name>
    <message>
        <source>Calibrate the printer</source>
        <translation>校准打印机</translation>
    </message>
    <message>
        <source>Calibration page</source>
        <translation>校准页</translation>
    </message>
    <message>
        <source>From the left edge, mm</source>
        <translation>距左边（毫米）</translation>
    </message>
    <message>
        <source>From the upper edge, mm</source>
        <translation>距上边（毫米）</translation>
    </message>
    <message>
        <source>Print the page at its real size, measure from the edges of the paper to the middle of the upper left cross, and enter what you found. 20 and 20 needs no correction.</source>
        <translation>按实际大小打印校准页，用尺量左上角十字中心到纸边的距离，填在下面。都是 20 就不用校正。</translation>
    </message>
    <message>
        <source>Print the page with crosses…</source>
        <translation>打印校准页…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>CalibrationDialog</name>
    <message>
        <source>A deal counts once in each row, however many days it stood there. The whiskers show where the true share may lie. Mean squared error {error}: 0 is perfect, always saying 50 % gets 0.25.</source>
        <translation>同一笔业务在每一行只算一次，不论停留多少天。竖线表示真实比例可能的范围。均方误差 {error}：0 为完全准确，永远说 50 % 为 0.25。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>实际放款</translation>
    </message>
    <message>
        <source>How good the forecasts were</source>
        <translation>预测准不准</translation>
    </message>
    <message>
        <source>In yuan: {expected} expected of {n} decided deals, {came} came.</source>
        <translation>按金额：{n} 笔已有结果的业务，预期 {expected} 元，实得 {came} 元。</translation>
    </message>
    <message>
        <source>Nothing to compare yet. On each day you open this page the window keeps what it says of the open deals; once some of them are disbursed or lost, it is compared here.</source>
        <translation>暂无可比较的记录。每天打开本页时，会记下当天对在办业务的预测；其中有业务放款或失单后，在此对照。</translation>
    </message>
    <message>
        <source>Of deals</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>That fits; so few deals allow {low} to {high}.</source>
        <translation>两者相符；以这样的笔数，{low} 至 {high} 都说得通。</translation>
    </message>
    <message>
        <source>The chances said were too high.</source>
        <translation>预测偏高了。</translation>
    </message>
    <message>
        <source>The chances said were too low.</source>
        <translation>预测偏低了。</translation>
    </message>
    <message>
        <source>Too few deals to say how good the chances are: {n} decided, {enough} alike are needed.</source>
        <translation>笔数太少，还说不准：已有结果 {n} 笔，同一档至少要 {enough} 笔。</translation>
    </message>
    <message>
        <source>True share, 95 %</source>
        <translation>真实比例（95 %）</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>When the window said {said}, it was {happened} ({n} of {all} deals).</source>
        <translation>预测 {said} 的业务，实际放款 {happened}（{all} 笔中 {n} 笔）。</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>said too little</source>
        <translation>预测偏低</translation>
    </message>
    <message>
        <source>said too much</source>
        <translation>预测偏高</translation>
    </message>
    <message>
        <source>too few deals</source>
        <translation>笔数太少</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} / {all} 笔</translation>
    </message>
</context>
<context>
    <name>CallQueuePanel</name>
    <message>
        <source>At risk</source>
        <translation>风险金额</translation>
    </message>
    <message>
        <source>Blocked by the rules: a written reason is asked for</source>
        <translation>规则不允许：需写明原因</translation>
    </message>
    <message>
        <source>Broken promises first, then the money at risk, then days overdue; called in vain today comes last.</source>
        <translation>先承诺落空，再按风险金额、逾期天数；今天打不通的排到最后。</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Calls done today</source>
        <translation>今日已联系</translation>
    </message>
    <message>
        <source>Calls of today</source>
        <translation>今日电话</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>复制号码</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已联系</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>上次联系</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>不再联系</translation>
    </message>
    <message>
        <source>Next   N</source>
        <translation>下一个   N</translation>
    </message>
    <message>
        <source>Nobody to call</source>
        <translation>没有要联系的客户</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Number copied; it leaves the clipboard in a minute.</source>
        <translation>号码已复制，一分钟后自动清除。</translation>
    </message>
    <message>
        <source>Open the deal</source>
        <translation>打开业务</translation>
    </message>
    <message>
        <source>Paid so far</source>
        <translation>还款表现</translation>
    </message>
    <message>
        <source>Record the contact</source>
        <translation>记录联系</translation>
    </message>
    <message>
        <source>Try again {n}</source>
        <translation>再试（{n}）</translation>
    </message>
    <message>
        <source>Whoever is overdue, has a promise due or an instalment soon appears here on the day to call.</source>
        <translation>逾期、承诺到期或即将到期的客户，会在该联系的那天出现在这里。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>{n} of {all} done</source>
        <translation>已完成 {n}/{all}</translation>
    </message>
</context>
<context>
    <name>CampaignDialog</name>
    <message>
        <source>At</source>
        <translation>所在渠道</translation>
    </message>
    <message>
        <source>Begins on</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Cost in yuan</source>
        <translation>费用（元）</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建活动</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>To the bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Type to find</source>
        <translation>输入查找</translation>
    </message>
</context>
<context>
    <name>CarPanel</name>
    <message>
        <source>Add an item</source>
        <translation>添加项目</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Bought with it</source>
        <translation>随车项目</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>动力</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>New or used</source>
        <translation>新车/二手车</translation>
    </message>
    <message>
        <source>None asked for</source>
        <translation>不申请</translation>
    </message>
    <message>
        <source>Own items</source>
        <translation>自定义项目</translation>
    </message>
    <message>
        <source>Own items, who collects</source>
        <translation>自定义项目、收取方</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>支付方式</translation>
    </message>
    <message>
        <source>Purchase tax in the loan</source>
        <translation>购置税计入贷款</translation>
    </message>
    <message>
        <source>Service fee collected by</source>
        <translation>服务费收取方</translation>
    </message>
    <message>
        <source>Still owed on it</source>
        <translation>旧车未还贷款</translation>
    </message>
    <message>
        <source>The car</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>The old car</source>
        <translation>旧车</translation>
    </message>
    <message>
        <source>Trade-in subsidy: the old car is</source>
        <translation>置换补贴：旧车</translation>
    </message>
    <message>
        <source>Trade-in value</source>
        <translation>旧车作价</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>in the loan</source>
        <translation>计入贷款</translation>
    </message>
    <message>
        <source>paid at once</source>
        <translation>现付</translation>
    </message>
    <message>
        <source>{name} in the loan</source>
        <translation>{name}计入贷款</translation>
    </message>
</context>
<context>
    <name>CarValueDialog</name>
    <message>
        <source>Always left (%)</source>
        <translation>最低残值（%）</translation>
    </message>
    <message>
        <source>Back to the shipped rule</source>
        <translation>恢复自带规则</translation>
    </message>
    <message>
        <source>From today on</source>
        <translation>从今天起用</translation>
    </message>
    <message>
        <source>New energy: each later year (%)</source>
        <translation>新能源：以后每年（%）</translation>
    </message>
    <message>
        <source>New energy: first year (%)</source>
        <translation>新能源：首年折旧（%）</translation>
    </message>
    <message>
        <source>Petrol: in each later year (%)</source>
        <translation>燃油：以后每年（%）</translation>
    </message>
    <message>
        <source>Petrol: lost in the first year (%)</source>
        <translation>燃油：首年折旧（%）</translation>
    </message>
    <message>
        <source>What cars are worth</source>
        <translation>残值规则</translation>
    </message>
</context>
<context>
    <name>CareCard</name>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Birthday by the ID card</source>
        <translation>身份证生日</translation>
    </message>
    <message>
        <source>Days of care</source>
        <translation>关怀日</translation>
    </message>
    <message>
        <source>None noted; lunar birthdays are shown with their day in the solar calendar.</source>
        <translation>尚未记录；农历生日会同时显示对应的公历日期。</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>beyond the table of the lunar calendar</source>
        <translation>超出农历表范围</translation>
    </message>
</context>
<context>
    <name>CareDialog</name>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>历法</translation>
    </message>
    <message>
        <source>Child&apos;s birthday</source>
        <translation>子女生日</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Day of care</source>
        <translation>关怀日</translation>
    </message>
    <message>
        <source>Delivery day</source>
        <translation>提车纪念日</translation>
    </message>
    <message>
        <source>Lunar calendar</source>
        <translation>农历</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Solar calendar</source>
        <translation>公历</translation>
    </message>
    <message>
        <source>Wedding day</source>
        <translation>结婚纪念日</translation>
    </message>
    <message>
        <source>What day it is</source>
        <translation>是什么日子</translation>
    </message>
    <message>
        <source>{written} comes round next on {day}, {weekday}.</source>
        <translation>{written}：下一次是 {day}，{weekday}。</translation>
    </message>
    <message>
        <source>{written}: beyond the table of the lunar calendar.</source>
        <translation>{written}：超出农历表范围。</translation>
    </message>
</context>
<context>
    <name>CareerDialog</name>
    <message>
        <source>Approval rate</source>
        <translation>批贷率</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>审批通过</translation>
    </message>
    <message>
        <source>As of {day}. Figures alone: no client, contract, car or dealer is in them.</source>
        <translation>截至 {day}。只有数字：不含任何客户、合同、车辆或经销商信息。</translation>
    </message>
    <message>
        <source>Auto finance</source>
        <translation>汽车金融</translation>
    </message>
    <message>
        <source>Banks</source>
        <translation>银行</translation>
    </message>
    <message>
        <source>Best month</source>
        <translation>最佳月份</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>信用卡分期</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已有审批结果</translation>
    </message>
    <message>
        <source>Disbursed</source>
        <translation>已放款</translation>
    </message>
    <message>
        <source>Disbursed amount</source>
        <translation>放款金额</translation>
    </message>
    <message>
        <source>Leases</source>
        <translation>融资租赁</translation>
    </message>
    <message>
        <source>Longest row of them</source>
        <translation>最长连续达标</translation>
    </message>
    <message>
        <source>Make-up and quality</source>
        <translation>结构与质量</translation>
    </message>
    <message>
        <source>Mean amount</source>
        <translation>笔均金额</translation>
    </message>
    <message>
        <source>Mean months</source>
        <translation>平均期限</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>Months on target</source>
        <translation>达标月数</translation>
    </message>
    <message>
        <source>New cars</source>
        <translation>新车</translation>
    </message>
    <message>
        <source>New energy</source>
        <translation>新能源</translation>
    </message>
    <message>
        <source>Of target</source>
        <translation>目标达成率</translation>
    </message>
    <message>
        <source>On average</source>
        <translation>月均</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Overdue 30+</source>
        <translation>逾期 30 天以上</translation>
    </message>
    <message>
        <source>Pay earned</source>
        <translation>应得提成</translation>
    </message>
    <message>
        <source>Pay received</source>
        <translation>实发提成</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Print or save as PDF…</source>
        <translation>打印或存为 PDF…</translation>
    </message>
    <message>
        <source>Quarters</source>
        <translation>按季</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>业绩</translation>
    </message>
    <message>
        <source>Save as spreadsheet</source>
        <translation>存为表格</translation>
    </message>
    <message>
        <source>Save as spreadsheet…</source>
        <translation>存为表格…</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>从业时间</translation>
    </message>
    <message>
        <source>Track record</source>
        <translation>业绩履历</translation>
    </message>
    <message>
        <source>Used cars</source>
        <translation>二手车</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>按年</translation>
    </message>
    <message>
        <source>{first} to {last}, {n} months</source>
        <translation>{first} 至 {last}，共 {n} 个月</translation>
    </message>
    <message>
        <source>{n} deals, {amount}</source>
        <translation>{n} 笔，{amount}</translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation>{n} 期</translation>
    </message>
    <message>
        <source>{n} months, {first} to {last}</source>
        <translation>{n} 个月，{first} 至 {last}</translation>
    </message>
    <message>
        <source>{n} of {all} ({rate})</source>
        <translation>{n} / {all}（{rate}）</translation>
    </message>
    <message>
        <source>{n} of {all} months</source>
        <translation>{n} / {all} 个月</translation>
    </message>
    <message>
        <source>{period}: {n} deals, {amount}</source>
        <translation>{period}：{n} 笔，{amount}</translation>
    </message>
</context>
<context>
    <name>CarsCard</name>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Cars they have</source>
        <translation>名下车辆</translation>
    </message>
    <message>
        <source>None noted.</source>
        <translation>尚未记录。</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>inspection until {day}</source>
        <translation>年检至 {day}</translation>
    </message>
    <message>
        <source>insured until {day}</source>
        <translation>保险至 {day}</translation>
    </message>
    <message>
        <source>owed {amount}</source>
        <translation>尚欠 {amount}</translation>
    </message>
</context>
<context>
    <name>CashFlow</name>
    <message>
        <source>Cash flow</source>
        <translation>现金流</translation>
    </message>
    <message>
        <source>First {first}, last {last}</source>
        <translation>首期 {first}，末期 {last}</translation>
    </message>
    <message>
        <source>Month {n}, {day}: {payment} (principal {principal}, cost {cost}), left {balance}</source>
        <translation>第 {n} 期 {day}：{payment}（本金 {principal}，息费 {cost}），剩余 {balance}</translation>
    </message>
    <message>
        <source>interest and fees</source>
        <translation>息费</translation>
    </message>
    <message>
        <source>principal</source>
        <translation>本金</translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation>{n} 个月</translation>
    </message>
</context>
<context>
    <name>ChangeClientsDialog</name>
    <message>
        <source>Add tags</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change {n} clients</source>
        <translation>批量修改 {n} 位客户</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Next action</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Several with spaces between</source>
        <translation>多个用空格隔开</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Take tags away</source>
        <translation>去掉标签</translation>
    </message>
    <message>
        <source>What is left empty stays as it is with each.</source>
        <translation>留空的项目各自保持不变。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>ChannelsPanel</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>By campaign</source>
        <translation>按活动</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>按渠道</translation>
    </message>
    <message>
        <source>By place or by campaign</source>
        <translation>按渠道或按活动</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Cost per deal</source>
        <translation>单均费用</translation>
    </message>
    <message>
        <source>Disbursed</source>
        <translation>放款</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>New campaign…</source>
        <translation>新建活动…</translation>
    </message>
    <message>
        <source>New place…</source>
        <translation>新建渠道…</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>下次拜访</translation>
    </message>
    <message>
        <source>No place yet</source>
        <translation>还没有渠道</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Screened</source>
        <translation>已初审</translation>
    </message>
    <message>
        <source>Steps count in the period in which they were taken: {leads} leads, {screened} screened, {disbursed} disbursed, {amount}; {overdue} of these overdue today.</source>
        <translation>各步按发生的期间计：线索 {leads}，初审 {screened}，放款 {disbursed} 笔共 {amount}；其中今日逾期 {overdue} 笔。</translation>
    </message>
    <message>
        <source>Stores, second-tier dealers, platforms and people who refer: who sends leads, and what came of them.</source>
        <translation>4S 店、二网、平台与转介绍人：谁带来线索，结果如何。</translation>
    </message>
    <message>
        <source>The last 12 months</source>
        <translation>近 12 个月</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>本年</translation>
    </message>
</context>
<context>
    <name>ChooseStep</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a list of clients</source>
        <translation>选择客户台账</translation>
    </message>
    <message>
        <source>Choose a spreadsheet (xlsx, xls, ods, csv), drop it here, or copy rows anywhere and press Ctrl+V. The row of titles is found by itself. Nothing is changed before you have seen what would happen.</source>
        <translation>选择表格（xlsx、xls、ods、csv），或拖到这里；也可以先在别处复制若干行，再按 Ctrl+V。表头会自动识别。看到预览结果之前，不会改动任何数据。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xls *.ods *.csv *.txt);;All files (*)</source>
        <translation>表格 (*.xlsx *.xls *.ods *.csv *.txt);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ClientFinder</name>
    <message>
        <source>Name, pinyin, phone tail…</source>
        <translation>姓名、拼音、手机尾号…</translation>
    </message>
</context>
<context>
    <name>ClientList</name>
    <message>
        <source>Change…</source>
        <translation>批量修改…</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Every lead belongs here, with its source and next action: Ctrl+N adds one from anywhere.</source>
        <translation>每条线索都记在这里，写明来源和下一步；任何页面按 Ctrl+N 即可新增。</translation>
    </message>
    <message>
        <source>Export what is found…</source>
        <translation>导出查到的…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Import clients…</source>
        <translation>导入客户…</translation>
    </message>
    <message>
        <source>Interested in</source>
        <translation>意向</translation>
    </message>
    <message>
        <source>Keep this list…</source>
        <translation>存为名单…</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name, pinyin, initials, phone or ID tail, plate, VIN</source>
        <translation>姓名、拼音、首字母、手机或证件尾号、车牌、车架号</translation>
    </message>
    <message>
        <source>Narrow the list to at most {n} clients to put it in order.</source>
        <translation>先缩小到 {n} 位以内，才能按列排序。</translation>
    </message>
    <message>
        <source>Next action</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>No client here yet</source>
        <translation>还没有客户</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nobody in this list</source>
        <translation>名单里没有人</translation>
    </message>
    <message>
        <source>Nothing to filter by yet</source>
        <translation>还没有可筛选的内容</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Search clients</source>
        <translation>搜索客户</translation>
    </message>
    <message>
        <source>Select all found</source>
        <translation>全选查到的</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Take this filter away</source>
        <translation>去掉这个条件</translation>
    </message>
    <message>
        <source>To the bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Try fewer letters, or the last four digits of the phone.</source>
        <translation>少输几个字，或试试手机后四位。</translation>
    </message>
    <message>
        <source>Whoever belongs here comes by themselves.</source>
        <translation>符合条件的客户会自动出现。</translation>
    </message>
    <message>
        <source>{n} found</source>
        <translation>查到 {n} 位</translation>
    </message>
    <message>
        <source>{n} selected</source>
        <translation>已选 {n} 位</translation>
    </message>
</context>
<context>
    <name>ClientPanel</name>
    <message>
        <source>Record</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>What is shown of the client</source>
        <translation>客户页显示内容</translation>
    </message>
</context>
<context>
    <name>ClientPreview</name>
    <message>
        <source>Car not chosen</source>
        <translation>未定车型</translation>
    </message>
    <message>
        <source>Choose a client to see what is known at a glance.</source>
        <translation>选中一位客户，这里显示概况。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>复制号码</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Next action</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>No deal yet.</source>
        <translation>还没有业务。</translation>
    </message>
    <message>
        <source>None noted.</source>
        <translation>还没有联系记录。</translation>
    </message>
    <message>
        <source>Nothing planned.</source>
        <translation>没有安排下一步。</translation>
    </message>
</context>
<context>
    <name>ClientScreen</name>
    <message>
        <source>Annual rate, effective</source>
        <translation>年化利率（复利）</translation>
    </message>
    <message>
        <source>Annual rate, nominal</source>
        <translation>年化利率（单利）</translation>
    </message>
    <message>
        <source>Close   Esc</source>
        <translation>关闭   Esc</translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation>首付</translation>
    </message>
    <message>
        <source>Flat rate a year</source>
        <translation>名义费率（平息）</translation>
    </message>
    <message>
        <source>Interest and fees</source>
        <translation>利息与费用</translation>
    </message>
    <message>
        <source>Loan amount</source>
        <translation>贷款金额</translation>
    </message>
    <message>
        <source>Nominal: monthly internal rate × 12. Effective: compounded. Flat: all cost over amount and years. All fees of the loan are counted. The lender&apos;s contract decides.</source>
        <translation>单利：按月内部收益率×12；复利：按月复利折算；平息：总成本÷贷款额÷年数。已计入与贷款有关的全部费用，以资金方合同为准。</translation>
    </message>
    <message>
        <source>Old car, its loan taken off</source>
        <translation>旧车净抵付</translation>
    </message>
    <message>
        <source>On the road</source>
        <translation>落地价</translation>
    </message>
    <message>
        <source>Paid in all</source>
        <translation>全部付款</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>车价</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>To bring along</source>
        <translation>提车当日应付</translation>
    </message>
    <message>
        <source>Your car, your offers</source>
        <translation>购车方案</translation>
    </message>
    <message>
        <source>a month, {n} months, {method}</source>
        <translation>每月，{n} 期，{method}</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>{usual}; the highest instalment is {amount}</source>
        <translation>{usual}；最高一期 {amount}</translation>
    </message>
</context>
<context>
    <name>ClientsPage</name>
    <message>
        <source>All clients   Esc</source>
        <translation>全部客户   Esc</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Client before</source>
        <translation>上一位客户</translation>
    </message>
    <message>
        <source>Client before   Alt+Up</source>
        <translation>上一位客户   Alt+Up</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Clients or channels</source>
        <translation>客户或渠道</translation>
    </message>
    <message>
        <source>Duplicates…</source>
        <translation>查重…</translation>
    </message>
    <message>
        <source>Next client</source>
        <translation>下一位客户</translation>
    </message>
    <message>
        <source>Next client   Alt+Down</source>
        <translation>下一位客户   Alt+Down</translation>
    </message>
    <message>
        <source>Open a deal</source>
        <translation>开业务</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>To the bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Where leads come from, who is there, and what came of them</source>
        <translation>线索从哪来、对接人是谁、结果如何</translation>
    </message>
    <message>
        <source>in the bin</source>
        <translation>在回收站</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day} 建档</translation>
    </message>
    <message>
        <source>{n} clients · search by name, pinyin, phone, ID tail</source>
        <translation>{n} 位客户 · 可按姓名、拼音、手机、证件尾号搜索</translation>
    </message>
</context>
<context>
    <name>ColumnsCard</name>
    <message>
        <source>Account manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>基数</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Columns of the sheet</source>
        <translation>表格的列</translation>
    </message>
    <message>
        <source>Contract number</source>
        <translation>合同编号</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>归属期</translation>
    </message>
    <message>
        <source>Rate paid</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Row of titles</source>
        <translation>标题行</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>There are no titles</source>
        <translation>没有标题行</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>not in the sheet</source>
        <translation>表中没有</translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>No row of titles</source>
        <translation>没有表头</translation>
    </message>
    <message>
        <source>Not imported: {columns}</source>
        <translation>不导入的列：{columns}</translation>
    </message>
    <message>
        <source>Row of titles</source>
        <translation>表头所在行</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>What is in which column</source>
        <translation>各列对应的内容</translation>
    </message>
    <message>
        <source>What was copied</source>
        <translation>复制的内容</translation>
    </message>
</context>
<context>
    <name>CommissionPage</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>: likeliest with {names} ({chance}), worth {amount} this month.</source>
        <translation>：最有把握的是 {names}（概率 {chance}），本月多得 {amount}。</translation>
    </message>
    <message>
        <source>; the open deals alone do not suffice.</source>
        <translation>；仅靠在途业务还不够。</translation>
    </message>
    <message>
        <source>All steps and their odds…</source>
        <translation>全部台阶与概率…</translation>
    </message>
    <message>
        <source>Enter a plan…</source>
        <translation>录入方案…</translation>
    </message>
    <message>
        <source>Enter the plan your employer announced; every figure follows from it.</source>
        <translation>录入单位公布的提成方案，所有数字由它得出。</translation>
    </message>
    <message>
        <source>Hidden while the mask is on</source>
        <translation>遮蔽时不显示</translation>
    </message>
    <message>
        <source>How good were these forecasts?</source>
        <translation>这些预测准不准？</translation>
    </message>
    <message>
        <source>Income, and what may come</source>
        <translation>收入走势与预测</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>提成</translation>
    </message>
    <message>
        <source>Pay · {period}</source>
        <translation>提成 · {period}</translation>
    </message>
    <message>
        <source>Plan duel…</source>
        <translation>方案对比…</translation>
    </message>
    <message>
        <source>Plan “{name}”, version {n}, from {day} · every figure can be opened</source>
        <translation>方案：{name} v{n}（{day} 起）· 每个数字都可以点开看来源</translation>
    </message>
    <message>
        <source>Reconcile…</source>
        <translation>对账…</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>本月结算单</translation>
    </message>
    <message>
        <source>Target {amount}</source>
        <translation>目标 {amount}</translation>
    </message>
    <message>
        <source>Track record…</source>
        <translation>业绩履历…</translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>假如…</translation>
    </message>
    <message>
        <source>Your pay is for you alone. F9 shows it again.</source>
        <translation>提成只给自己看，按 F9 恢复显示。</translation>
    </message>
    <message>
        <source>{missing} more reach “{component}” from {threshold}</source>
        <translation>再有 {missing} 即达“{component}”的 {threshold} 档</translation>
    </message>
</context>
<context>
    <name>ComponentForm</name>
    <message>
        <source>% at most (if stated)</source>
        <translation>最高（%，如有）</translation>
    </message>
    <message>
        <source>% of the loan a year</source>
        <translation>每年占贷款（%）</translation>
    </message>
    <message>
        <source>A coefficient of other pay instead of yuan</source>
        <translation>作为系数，不是金额</translation>
    </message>
    <message>
        <source>A period (yuan)</source>
        <translation>每期金额（元）</translation>
    </message>
    <message>
        <source>Above (yuan, or deals)</source>
        <translation>超过（元或笔）</translation>
    </message>
    <message>
        <source>Add a figure</source>
        <translation>添加指标</translation>
    </message>
    <message>
        <source>Add a region</source>
        <translation>添加地区</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>Add a target</source>
        <translation>添加目标</translation>
    </message>
    <message>
        <source>As the plan</source>
        <translation>与方案相同</translation>
    </message>
    <message>
        <source>Bonus (yuan)</source>
        <translation>奖金（元）</translation>
    </message>
    <message>
        <source>By months with the employer</source>
        <translation>按在职月数</translation>
    </message>
    <message>
        <source>By the collection rate (if agreed)</source>
        <translation>按回收率（如有约定）</translation>
    </message>
    <message>
        <source>Climbed by</source>
        <translation>阶梯依据</translation>
    </message>
    <message>
        <source>Coefficient</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>Coefficient by what is reached</source>
        <translation>按完成率的系数</translation>
    </message>
    <message>
        <source>Collection rate from (%)</source>
        <translation>回收率从（%）</translation>
    </message>
    <message>
        <source>Early settlement</source>
        <translation>提前结清</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>考核指标</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>From % of the target</source>
        <translation>完成率从（%）</translation>
    </message>
    <message>
        <source>From (deals)</source>
        <translation>从（笔）</translation>
    </message>
    <message>
        <source>From (yuan)</source>
        <translation>从（元）</translation>
    </message>
    <message>
        <source>From month</source>
        <translation>从第几月</translation>
    </message>
    <message>
        <source>Goes back (%)</source>
        <translation>追回（%）</translation>
    </message>
    <message>
        <source>Goes back on first default (%)</source>
        <translation>首逾追回（%）</translation>
    </message>
    <message>
        <source>Held (%)</source>
        <translation>留存（%）</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation>统计周期</translation>
    </message>
    <message>
        <source>Months later</source>
        <translation>几个月后</translation>
    </message>
    <message>
        <source>More: caps and floors</source>
        <translation>更多：封顶与保底</translation>
    </message>
    <message>
        <source>More: which deals count</source>
        <translation>更多：哪些业务计入</translation>
    </message>
    <message>
        <source>More: which deals count, caps and floors</source>
        <translation>更多：哪些业务计入、封顶与保底</translation>
    </message>
    <message>
        <source>Name of the part</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Paid as</source>
        <translation>计算方式</translation>
    </message>
    <message>
        <source>Pays (%)</source>
        <translation>比例（%）</translation>
    </message>
    <message>
        <source>Pays at 100% (yuan; empty: multiplies)</source>
        <translation>100 分发放（元；留空为系数）</translation>
    </message>
    <message>
        <source>Rate (% or yuan a deal)</source>
        <translation>标准（% 或 元/笔）</translation>
    </message>
    <message>
        <source>Rate (%)</source>
        <translation>比例（%）</translation>
    </message>
    <message>
        <source>Rate of what</source>
        <translation>计提基数</translation>
    </message>
    <message>
        <source>Reached from</source>
        <translation>达到</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>返还</translation>
    </message>
    <message>
        <source>Released (%)</source>
        <translation>返还（%）</translation>
    </message>
    <message>
        <source>Score from (%)</source>
        <translation>得分从（%）</translation>
    </message>
    <message>
        <source>Score to coefficient (empty: the score itself)</source>
        <translation>得分对应系数（留空即得分本身）</translation>
    </message>
    <message>
        <source>Settled within months</source>
        <translation>几个月内结清</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>档位</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>To below (if stated)</source>
        <translation>到（不含，如有写明）</translation>
    </message>
    <message>
        <source>Until the loan has ended in good order</source>
        <translation>至贷款按时还清</translation>
    </message>
    <message>
        <source>What missed targets cost</source>
        <translation>未达标的扣减</translation>
    </message>
    <message>
        <source>Yuan</source>
        <translation>元</translation>
    </message>
    <message>
        <source>Yuan a deal</source>
        <translation>每单金额（元）</translation>
    </message>
</context>
<context>
    <name>ConductRuleDialog</name>
    <message>
        <source>Calls answered, a day</source>
        <translation>每天接通次数</translation>
    </message>
    <message>
        <source>Calls in vain to a number, a day</source>
        <translation>同号每天未接通次数</translation>
    </message>
    <message>
        <source>Employer&apos;s rule</source>
        <translation>单位规定</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>From today on</source>
        <translation>从今天起</translation>
    </message>
    <message>
        <source>Only what is stricter than the shipped rule counts. Contacts noted before keep their rule.</source>
        <translation>只有比内置规则更严的才算数；之前的联系记录仍按当时的规则。</translation>
    </message>
    <message>
        <source>The employer&apos;s rule</source>
        <translation>单位规定</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Where it is written</source>
        <translation>依据</translation>
    </message>
</context>
<context>
    <name>ConductRulesPanel</name>
    <message>
        <source>Afterwards every {n} days. {source}</source>
        <translation>之后每 {n} 天一次。{source}</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>恢复内置</translation>
    </message>
    <message>
        <source>Calls answered, a day</source>
        <translation>每天接通次数</translation>
    </message>
    <message>
        <source>Calls in vain to a number, a day</source>
        <translation>同号每天未接通次数</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系规则</translation>
    </message>
    <message>
        <source>Days about the due date</source>
        <translation>到期日前后几天</translation>
    </message>
    <message>
        <source>Days about the due date by how the loan was paid so far; they move to workdays, and stop when paid.</source>
        <translation>按还款表现定提醒的日子（到期日前后），遇休息日调到工作日，还清即停。</translation>
    </message>
    <message>
        <source>Employer&apos;s rule…</source>
        <translation>单位规定…</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>联系时间</translation>
    </message>
    <message>
        <source>How often to remind</source>
        <translation>提醒频率</translation>
    </message>
    <message>
        <source>Paid so far</source>
        <translation>还款表现</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>They hold for every call, message and visit. What your employer asks can be stricter, not looser.</source>
        <translation>对电话、消息、上门一律适用。单位规定只能更严，不能更松。</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Agreed to</source>
        <translation>同意内容</translation>
    </message>
    <message>
        <source>Given on</source>
        <translation>授权日期</translation>
    </message>
    <message>
        <source>Holds until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Note a consent</source>
        <translation>记录授权</translation>
    </message>
    <message>
        <source>Paper, signed</source>
        <translation>纸质签署</translation>
    </message>
    <message>
        <source>Photo of the signed paper</source>
        <translation>签署件照片</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The lender by name</source>
        <translation>资金方名称</translation>
    </message>
    <message>
        <source>WeChat message</source>
        <translation>微信消息</translation>
    </message>
    <message>
        <source>Where the signature is</source>
        <translation>签署方式</translation>
    </message>
    <message>
        <source>Who may have the data</source>
        <translation>可接收资料的机构</translation>
    </message>
</context>
<context>
    <name>ConsentsCard</name>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>None noted: without one no personal data may go to a lender.</source>
        <translation>尚无授权：没有授权不得向资金方提供个人信息。</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>withdrawn {day}</source>
        <translation>{day} 撤回</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Amount promised</source>
        <translation>承诺金额</translation>
    </message>
    <message>
        <source>Blocked by the rules: write down a reason first</source>
        <translation>规则不允许：先写明原因</translation>
    </message>
    <message>
        <source>Car not chosen</source>
        <translation>车型未定</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>复制号码</translation>
    </message>
    <message>
        <source>Day of the contact</source>
        <translation>联系日期</translation>
    </message>
    <message>
        <source>Hide the script</source>
        <translation>收起话术</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>I did</source>
        <translation>我联系</translation>
    </message>
    <message>
        <source>Kept in the history</source>
        <translation>会留在记录里</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>No deal</source>
        <translation>不关联业务</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Number copied; it leaves the clipboard in a minute.</source>
        <translation>号码已复制，一分钟后自动清除。</translation>
    </message>
    <message>
        <source>Promised to pay on</source>
        <translation>承诺还款日</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Record a contact</source>
        <translation>记录联系</translation>
    </message>
    <message>
        <source>Record a contact: {name}</source>
        <translation>记录联系：{name}</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Show the script</source>
        <translation>展开话术</translation>
    </message>
    <message>
        <source>They did</source>
        <translation>对方联系</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>沟通内容</translation>
    </message>
    <message>
        <source>Who called</source>
        <translation>谁联系谁</translation>
    </message>
    <message>
        <source>Why in spite of the rule</source>
        <translation>违规原因</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>联系谁</translation>
    </message>
    <message>
        <source>on day</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Masked. F9 shows it again.</source>
        <translation>已遮蔽，按 F9 恢复显示</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Everything you saved is safe. You can go on working; if this comes again, send us this report. It names places in the program, no client and no amount.</source>
        <translation>已保存的内容都在，可以继续使用。如果再次出现，请把这份报告发给我们：里面只有程序位置，没有客户和金额。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>程序出错了</translation>
    </message>
</context>
<context>
    <name>CuesForm</name>
    <message>
        <source>Questions to ask, never verdicts</source>
        <translation>只作提问，不作结论</translation>
    </message>
    <message>
        <source>What the client said</source>
        <translation>客户的回答</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>long-term</source>
        <translation>长期</translation>
    </message>
</context>
<context>
    <name>DealPanel</name>
    <message>
        <source>Withdraw…</source>
        <translation>客户撤回…</translation>
    </message>
</context>
<context>
    <name>DealsCard</name>
    <message>
        <source>Car not chosen</source>
        <translation>未选车</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>No deal yet.</source>
        <translation>还没有业务。</translation>
    </message>
    <message>
        <source>Satisfaction…</source>
        <translation>满意度…</translation>
    </message>
    <message>
        <source>{score} of 5</source>
        <translation>{score} / 5</translation>
    </message>
</context>
<context>
    <name>DealsPage</name>
    <message>
        <source>All deals   Esc</source>
        <translation>全部业务   Esc</translation>
    </message>
    <message>
        <source>Car not chosen</source>
        <translation>车型未定</translation>
    </message>
    <message>
        <source>Client&apos;s page</source>
        <translation>客户页</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>From “{stage}” a deal does not go to “{target}” in one step.</source>
        <translation>业务不能从“{stage}”一步到“{target}”。</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Record a contact</source>
        <translation>记录联系</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>{n} moving, {all} in all</source>
        <translation>进行中 {n} 笔，共 {all} 笔</translation>
    </message>
    <message>
        <source>{stage}, day {n}</source>
        <translation>{stage}阶段 · 第 {n} 天</translation>
    </message>
</context>
<context>
    <name>DeclaredDialog</name>
    <message>
        <source>Base of social insurance a month</source>
        <translation>社保缴费基数（月）</translation>
    </message>
    <message>
        <source>Base of the housing fund</source>
        <translation>公积金缴存基数</translation>
    </message>
    <message>
        <source>Contributions and deductions</source>
        <translation>社保公积金与专项扣除</translation>
    </message>
    <message>
        <source>Own rate of the housing fund (%)</source>
        <translation>公积金个人比例（%）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Special additional deductions a month</source>
        <translation>专项附加扣除（每月合计）</translation>
    </message>
    <message>
        <source>They stand on the payslip. Left empty, the month&apos;s pay and usual rates are assumed.</source>
        <translation>工资条上都有。留空时按当月收入和常见比例估算。</translation>
    </message>
</context>
<context>
    <name>DiscoveryStep</name>
    <message>
        <source>15万 or 150000</source>
        <translation>15万 或 150000</translation>
    </message>
    <message>
        <source>Appraised at</source>
        <translation>评估价</translation>
    </message>
    <message>
        <source>Contract number</source>
        <translation>合同编号</translation>
    </message>
    <message>
        <source>Dealer</source>
        <translation>经销商</translation>
    </message>
    <message>
        <source>Disbursement expected on</source>
        <translation>预计放款日</translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation>首付</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>动力</translation>
    </message>
    <message>
        <source>First registered on</source>
        <translation>首次登记日</translation>
    </message>
    <message>
        <source>Make and model</source>
        <translation>品牌车型</translation>
    </message>
    <message>
        <source>Maker&apos;s guide price</source>
        <translation>厂家指导价</translation>
    </message>
    <message>
        <source>Mileage (km)</source>
        <translation>里程（公里）</translation>
    </message>
    <message>
        <source>New or used</source>
        <translation>新车/二手车</translation>
    </message>
    <message>
        <source>Next step on</source>
        <translation>下一步日期</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Numbers and notes</source>
        <translation>编号与备注</translation>
    </message>
    <message>
        <source>Old car traded in</source>
        <translation>旧车置换</translation>
    </message>
    <message>
        <source>Own share of the deal (%)</source>
        <translation>本人分成（%）</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>车价</translation>
    </message>
    <message>
        <source>Registered in</source>
        <translation>上牌城市</translation>
    </message>
    <message>
        <source>Still owed on it</source>
        <translation>旧车未还贷款</translation>
    </message>
    <message>
        <source>The car and the wish</source>
        <translation>车辆与意向</translation>
    </message>
    <message>
        <source>The old car</source>
        <translation>旧车</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>车架号（VIN）</translation>
    </message>
    <message>
        <source>What it brings</source>
        <translation>旧车作价</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>DismissDialog</name>
    <message>
        <source>Dismiss</source>
        <translation>不办</translation>
    </message>
    <message>
        <source>Dismiss it</source>
        <translation>不办了</translation>
    </message>
    <message>
        <source>It stays away until what it rests on changes: another day, another sum, another instalment.</source>
        <translation>依据不变就不再出现；日期、金额或期数变了会重新提醒。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>DocumentDialog</name>
    <message>
        <source>Covers until</source>
        <translation>覆盖至</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>开具日期</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
</context>
<context>
    <name>DocumentsStep</name>
    <message>
        <source>, needed on {day}</source>
        <translation>，{day} 要用</translation>
    </message>
    <message>
        <source>A text for WeChat</source>
        <translation>可粘贴到微信的文字</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>已要</translation>
    </message>
    <message>
        <source>Change its rule…</source>
        <translation>修改这项规则…</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>资料清单</translation>
    </message>
    <message>
        <source>Checklist: {done} of {all}</source>
        <translation>资料清单 已收 {done} / {all}</translation>
    </message>
    <message>
        <source>Copy reminder</source>
        <translation>复制提醒</translation>
    </message>
    <message>
        <source>Expected disbursement</source>
        <translation>预计放款日</translation>
    </message>
    <message>
        <source>Expected submission</source>
        <translation>预计报件日</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Files of this paper</source>
        <translation>这项资料的文件</translation>
    </message>
    <message>
        <source>Files: {n}…</source>
        <translation>文件 {n}…</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Good until {day}</source>
        <translation>有效至 {day}</translation>
    </message>
    <message>
        <source>Not applicable…</source>
        <translation>不适用…</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收</translation>
    </message>
    <message>
        <source>Received, with dates…</source>
        <translation>已收（填日期）…</translation>
    </message>
    <message>
        <source>Rejected…</source>
        <translation>不合格…</translation>
    </message>
    <message>
        <source>Remind again on {day}</source>
        <translation>{day} 再次提醒</translation>
    </message>
    <message>
        <source>Reminder copied: paste it into WeChat</source>
        <translation>提醒已复制，可粘贴到微信</translation>
    </message>
    <message>
        <source>Right click for more: asked for, rejected, not applicable, dates</source>
        <translation>右键更多：已要、不合格、不适用、日期</translation>
    </message>
    <message>
        <source>Too old by then</source>
        <translation>届时过期</translation>
    </message>
    <message>
        <source>Undo tick</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} 个文件</translation>
    </message>
    <message>
        <source>{who}: {n} papers</source>
        <translation>{who}：{n} 项</translation>
    </message>
</context>
<context>
    <name>Doorstep</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>CarLoan Desk</source>
        <translation>车贷工作台</translation>
    </message>
    <message>
        <source>CarLoan Desk is locked</source>
        <translation>车贷工作台已锁定</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Everything stays on this computer, encrypted. Nothing is sent anywhere. Ask your employer whether client data may be kept on it.</source>
        <translation>所有资料加密保存在本机，不会发往任何地方。请先确认单位是否允许在本机保存客户资料。</translation>
    </message>
    <message>
        <source>I forgot the passcode: use the recovery key</source>
        <translation>忘记密码：使用恢复密钥</translation>
    </message>
    <message>
        <source>I have kept the recovery key in a safe place</source>
        <translation>我已妥善保存恢复密钥</translation>
    </message>
    <message>
        <source>If the passcode is forgotten, this key is the only way back to your data: nobody else has it. Print it or write it down. It is shown only now.</source>
        <translation>如果忘记密码，只有这把密钥能找回资料，别人都没有。请打印或抄写保存，它只在此刻显示一次。</translation>
    </message>
    <message>
        <source>Invented people, cars and loans; thrown away at exit unless kept.</source>
        <translation>人物、车辆、贷款均为虚构；除非指定保留，退出即删除。</translation>
    </message>
    <message>
        <source>Make my workspace</source>
        <translation>建立工作区</translation>
    </message>
    <message>
        <source>Making the demo</source>
        <translation>正在生成演示数据</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Open my workspace</source>
        <translation>进入工作区</translation>
    </message>
    <message>
        <source>Open with the recovery key</source>
        <translation>用恢复密钥打开</translation>
    </message>
    <message>
        <source>Open without asking on this computer (keychain)</source>
        <translation>本机免密码打开（系统钥匙串）</translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Passcode again</source>
        <translation>再输一次密码</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>从备份恢复…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存 PDF…</translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <translation>保存恢复密钥</translation>
    </message>
    <message>
        <source>The damaged file is kept aside, and there is no backup. Restore one by hand, or ask for help.</source>
        <translation>损坏的文件已另行保留，但没有可用备份。请手动放回备份，或寻求帮助。</translation>
    </message>
    <message>
        <source>The damaged file is kept aside. These backups were checked; choose one to go on with.</source>
        <translation>损坏的文件已另行保留。以下备份经过校验，请选择一份继续。</translation>
    </message>
    <message>
        <source>The database is damaged</source>
        <translation>数据库已损坏</translation>
    </message>
    <message>
        <source>The two differ.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>This folder is synchronised by {name}: a database can be damaged there.</source>
        <translation>该文件夹由 {name} 同步，数据库可能因此损坏。</translation>
    </message>
    <message>
        <source>Type the key as printed; capital letters and dashes do not matter.</source>
        <translation>按打印的密钥输入，不分大小写，可不输横线。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Welcome to CarLoan Desk</source>
        <translation>欢迎使用车贷工作台</translation>
    </message>
    <message>
        <source>Your recovery key</source>
        <translation>您的恢复密钥</translation>
    </message>
</context>
<context>
    <name>DryRunStep</name>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>As row {n}</source>
        <translation>同第 {n} 行</translation>
    </message>
    <message>
        <source>Clients who are known already, or twice in the list</source>
        <translation>已有的客户，或表中重复的客户</translation>
    </message>
    <message>
        <source>Enter on a row that is known already changes what happens with it alone.</source>
        <translation>在已有客户的行上按回车，可单独改变这一行的处理。</translation>
    </message>
    <message>
        <source>Known as {name}</source>
        <translation>已有客户：{name}</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Same phone as {name}</source>
        <translation>与{name}同一手机号，姓名不同</translation>
    </message>
    <message>
        <source>Save the refused rows</source>
        <translation>另存未导入的行</translation>
    </message>
    <message>
        <source>Save the refused rows…</source>
        <translation>另存未导入的行…</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Source of those who have none in the list</source>
        <translation>表中没有来源的客户，来源记为</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why it was not taken</source>
        <translation>未导入原因</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx);;Text table (*.csv)</source>
        <translation>工作簿 (*.xlsx);;文本表格 (*.csv)</translation>
    </message>
    <message>
        <source>refused-rows.xlsx</source>
        <translation>未导入的行.xlsx</translation>
    </message>
    <message>
        <source>{rows} rows: {added} added, {known} known already, {refused} not taken.</source>
        <translation>共 {rows} 行：新增 {added}，已有或重复 {known}，不导入 {refused}。</translation>
    </message>
</context>
<context>
    <name>DuelChart</name>
    <message>
        <source>Both plans by period</source>
        <translation>两个方案逐期对比</translation>
    </message>
</context>
<context>
    <name>DuelDialog</name>
    <message>
        <source>All months</source>
        <translation>全部月份</translation>
    </message>
    <message>
        <source>Both have the same rules.</source>
        <translation>两个方案规则相同。</translation>
    </message>
    <message>
        <source>Both pay the same: {amount}.</source>
        <translation>两个方案一样多：{amount}。</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车型</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Deals that differ</source>
        <translation>有差别的业务</translation>
    </message>
    <message>
        <source>Each is replayed on your own deals as if it had always been in force.</source>
        <translation>按本人业务逐笔重算，假设方案一直有效。</translation>
    </message>
    <message>
        <source>First pays more</source>
        <translation>方案一多发</translation>
    </message>
    <message>
        <source>First plan</source>
        <translation>方案一</translation>
    </message>
    <message>
        <source>No deal was paid in these months, so there is nothing to replay.</source>
        <translation>这些月份没有计提业务，无从对比。</translation>
    </message>
    <message>
        <source>Parts of the first</source>
        <translation>方案一明细</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Plan duel</source>
        <translation>方案对比</translation>
    </message>
    <message>
        <source>Second plan</source>
        <translation>方案二</translation>
    </message>
    <message>
        <source>Template: {name}</source>
        <translation>范本：{name}</translation>
    </message>
    <message>
        <source>The first plan against the second:</source>
        <translation>方案一相对方案二：</translation>
    </message>
    <message>
        <source>The last 12 months</source>
        <translation>近 12 个月</translation>
    </message>
    <message>
        <source>The plan in the editor</source>
        <translation>正在编辑的方案</translation>
    </message>
    <message>
        <source>They differ on {n} deals.</source>
        <translation>有差别的业务 {n} 笔。</translation>
    </message>
    <message>
        <source>What differs in the rules</source>
        <translation>规则差别</translation>
    </message>
    <message>
        <source>Which months</source>
        <translation>月份范围</translation>
    </message>
    <message>
        <source>{amount} of the difference is no deal&apos;s: salary, bonuses, what lies on a period as a whole.</source>
        <translation>其中 {amount} 与单笔无关：底薪、奖金等按期计算的部分。</translation>
    </message>
    <message>
        <source>“{winner}” pays {amount} more than “{loser}”: {most} against {least}.</source>
        <translation>“{winner}”比“{loser}”多发 {amount}：{most} 对 {least}。</translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <source>Clients</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Compare and merge…</source>
        <translation>比对合并…</translation>
    </message>
    <message>
        <source>Duplicate clients</source>
        <translation>重复客户</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>正在查重</translation>
    </message>
    <message>
        <source>Looking through all clients…</source>
        <translation>正在查找全部客户…</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>No two records look like one person.</source>
        <translation>没有疑似同一人的记录。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>{n} groups. Sharing a phone or a name is a reason to look, no proof: families share phones.</source>
        <translation>{n} 组。同号或同名只是线索，不是证据：一家人可能共用手机号。</translation>
    </message>
</context>
<context>
    <name>EmergenciesDialog</name>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Emergency plans</source>
        <translation>应急预案</translation>
    </message>
    <message>
        <source>No plan was opened yet</source>
        <translation>还没有启动过预案</translation>
    </message>
    <message>
        <source>Open a plan…</source>
        <translation>启动预案…</translation>
    </message>
    <message>
        <source>Open one from a warning, from a deal, or here when something happens.</source>
        <translation>可从预警、业务页启动，或出事时在这里启动。</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>启动日</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>预案</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>处理结果</translation>
    </message>
</context>
<context>
    <name>EmergencyDialog</name>
    <message>
        <source>Close the plan</source>
        <translation>结束预案</translation>
    </message>
    <message>
        <source>Emergency plan</source>
        <translation>应急预案</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>依据：{source}</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>What must not be done</source>
        <translation>不得</translation>
    </message>
    <message>
        <source>closed {moment}</source>
        <translation>{moment} 结束</translation>
    </message>
    <message>
        <source>opened {moment}</source>
        <translation>{moment} 启动</translation>
    </message>
    <message>
        <source>{n} of {all} done</source>
        <translation>已完成 {n}/{all}</translation>
    </message>
</context>
<context>
    <name>EventDialog</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Annual rate (%)</source>
        <translation>年利率（%）</translation>
    </message>
    <message>
        <source>Choose, or type your own words</source>
        <translation>选择，或自己填写</translation>
    </message>
    <message>
        <source>Conditions, one in each line: each becomes a task</source>
        <translation>放款条件，一行一条，各成一项任务</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>Edit the list of reasons…</source>
        <translation>编辑原因列表…</translation>
    </message>
    <message>
        <source>First instalment due on</source>
        <translation>首期还款日</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>期数（月）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>EventsStep</name>
    <message>
        <source>Amount, term and rate as approved stand beside what was asked for.</source>
        <translation>批复的金额、期限、利率与申请并列显示。</translation>
    </message>
    <message>
        <source>Invoice, insurance, plate; then the mortgage is registered.</source>
        <translation>发票、保险、上牌，然后办理抵押登记。</translation>
    </message>
    <message>
        <source>Issued documents</source>
        <translation>已出具文件</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>暂无。</translation>
    </message>
    <message>
        <source>See</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Take along: contract set, signed cost disclosure sheet, ID cards, repayment card.</source>
        <translation>请带齐：合同套件、已签字的综合融资成本明示表、身份证、还款卡。</translation>
    </message>
    <message>
        <source>The day the money left the lender begins the loan and its schedule.</source>
        <translation>以资金方放款之日起算贷款与还款计划。</translation>
    </message>
    <message>
        <source>The deal stands in “{stage}”.</source>
        <translation>业务目前处于“{stage}”阶段。</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>first due {day}</source>
        <translation>首期 {day}</translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation>{n} 期</translation>
    </message>
</context>
<context>
    <name>ExportCalendarDialog</name>
    <message>
        <source>Calendar (*.ics)</source>
        <translation>日历 (*.ics)</translation>
    </message>
    <message>
        <source>CarLoan Desk</source>
        <translation>车贷工作台</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>选择保存位置…</translation>
    </message>
    <message>
        <source>Days ahead</source>
        <translation>导出多少天</translation>
    </message>
    <message>
        <source>Save calendar</source>
        <translation>保存日历</translation>
    </message>
    <message>
        <source>The phone&apos;s calendar may be copied to a cloud and show on a locked screen. Names and debts of clients do not belong there.</source>
        <translation>手机日历可能同步到云端，也会显示在锁屏上；客户姓名和欠款不宜放在那里。</translation>
    </message>
    <message>
        <source>To another calendar</source>
        <translation>导出到其他日历</translation>
    </message>
    <message>
        <source>With names, amounts and notes</source>
        <translation>包含姓名、金额和备注</translation>
    </message>
    <message>
        <source>Without names each entry says the kind and the first character of the name. Taking the file in again brings the entries up to date.</source>
        <translation>不含姓名时每条只写类别和姓；再次导入会更新原有日程，不会重复。</translation>
    </message>
    <message>
        <source>carloan-desk-{day}.ics</source>
        <translation>车贷日程-{day}.ics</translation>
    </message>
</context>
<context>
    <name>ExportClientsDialog</name>
    <message>
        <source>A file with names and numbers of people is yours to protect. Give it to nobody who has no right to it. The export is noted in the history.</source>
        <translation>含姓名、号码的文件由您负责保管，不要交给无权接触的人。每次导出都会记入操作记录。</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>选择位置…</translation>
    </message>
    <message>
        <source>Export {n} clients</source>
        <translation>导出 {n} 位客户</translation>
    </message>
    <message>
        <source>Exporting clients</source>
        <translation>正在导出客户</translation>
    </message>
    <message>
        <source>Mask names, numbers, amounts and notes</source>
        <translation>隐去姓名、号码、金额和备注</translation>
    </message>
    <message>
        <source>Save clients</source>
        <translation>保存客户表</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx);;Text table (*.csv)</source>
        <translation>工作簿 (*.xlsx);;文本表格 (*.csv)</translation>
    </message>
    <message>
        <source>clients-{day}.xlsx</source>
        <translation>客户-{day}.xlsx</translation>
    </message>
</context>
<context>
    <name>FieldsPage</name>
    <message>
        <source>Printed above the signatures, each with a box to tick by hand:</source>
        <translation>以下条款印在签字栏上方，由客户逐项打勾：</translation>
    </message>
    <message>
        <source>Put right: {answer}</source>
        <translation>改为 {answer}</translation>
    </message>
    <message>
        <source>Swap with the applicant</source>
        <translation>与申请人互换</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Take what is known ({source})</source>
        <translation>按{source}填</translation>
    </message>
    <message>
        <source>known: {source}</source>
        <translation>取自{source}</translation>
    </message>
    <message>
        <source>unlike {source}</source>
        <translation>与{source}不同</translation>
    </message>
</context>
<context>
    <name>FiguresDialog</name>
    <message>
        <source>Collection rate (%)</source>
        <translation>回收率（%）</translation>
    </message>
    <message>
        <source>Figures of the month</source>
        <translation>当月考核数据</translation>
    </message>
    <message>
        <source>For the month</source>
        <translation>所属月份</translation>
    </message>
    <message>
        <source>Other figures: one a line, such as penetration: 0.62</source>
        <translation>其他指标：每行一个，如 渗透率: 0.62</translation>
    </message>
    <message>
        <source>Overdue rate (%)</source>
        <translation>逾期率（%）</translation>
    </message>
    <message>
        <source>Satisfaction score</source>
        <translation>满意度得分</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Take the average of {n} answers noted: {average} of 5</source>
        <translation>采用已记录的 {n} 个评分的平均：{average}（满分 5）</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files: {n}</source>
        <translation>文件 {n}</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
</context>
<context>
    <name>Filling</name>
    <message>
        <source>no full name</source>
        <translation>只是称呼</translation>
    </message>
</context>
<context>
    <name>FilterEditor</name>
    <message>
        <source>Both</source>
        <translation>新车和二手车</translation>
    </message>
    <message>
        <source>Loan from (yuan)</source>
        <translation>贷款从（元）</translation>
    </message>
    <message>
        <source>Loan up to (yuan)</source>
        <translation>贷款至（元）</translation>
    </message>
    <message>
        <source>Names, after commas; empty: all</source>
        <translation>用逗号分隔；留空为全部</translation>
    </message>
    <message>
        <source>New cars</source>
        <translation>新车</translation>
    </message>
    <message>
        <source>New or used</source>
        <translation>新车/二手车</translation>
    </message>
    <message>
        <source>Not these dealers</source>
        <translation>不含这些车商</translation>
    </message>
    <message>
        <source>Not these products</source>
        <translation>不含这些产品</translation>
    </message>
    <message>
        <source>Not these regions</source>
        <translation>不含这些地区</translation>
    </message>
    <message>
        <source>Only these dealers</source>
        <translation>仅这些车商</translation>
    </message>
    <message>
        <source>Only these products</source>
        <translation>仅这些产品</translation>
    </message>
    <message>
        <source>Only these regions</source>
        <translation>仅这些地区</translation>
    </message>
    <message>
        <source>Used cars</source>
        <translation>二手车</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Put aside {n}</source>
        <translation>已收起 {n}</translation>
    </message>
</context>
<context>
    <name>FormCanvas</name>
    <message>
        <source>Page of the form</source>
        <translation>表单页</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FormPlacerDialog</name>
    <message>
        <source>A box for each letter, mm (0: none)</source>
        <translation>每字一格的格宽（毫米，0 为无）</translation>
    </message>
    <message>
        <source>Baseline from the top, mm</source>
        <translation>文字底线距上边（毫米）</translation>
    </message>
    <message>
        <source>Calibrate the printer…</source>
        <translation>校准打印机…</translation>
    </message>
    <message>
        <source>Click on the page where something is to be printed.</source>
        <translation>在页面上点击要打印的位置。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Every lender</source>
        <translation>所有资金方</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>From the left, mm</source>
        <translation>距左边（毫米）</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>资金方</translation>
    </message>
    <message>
        <source>Name of the form</source>
        <translation>表单名称</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>未选内容</translation>
    </message>
    <message>
        <source>Only a tick, if the value is</source>
        <translation>仅当内容为此值时打勾</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Page {n} of {all}</source>
        <translation>第 {n} 页，共 {all} 页</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Room, mm (0: no limit)</source>
        <translation>宽度（毫米，0 为不限）</translation>
    </message>
    <message>
        <source>Size of letters, points</source>
        <translation>字号（磅）</translation>
    </message>
    <message>
        <source>What is printed</source>
        <translation>打印内容</translation>
    </message>
</context>
<context>
    <name>FormTemplatesPanel</name>
    <message>
        <source>A lender&apos;s own PDF or a scan of its paper: answers are printed at their places, on the form or on paper that is printed already. Enter opens a form.</source>
        <translation>资方自己的 PDF 或纸质表的扫描件：把内容打印到对应位置，可连同表格打印，也可套打在已印好的纸上。按回车打开。</translation>
    </message>
    <message>
        <source>Choose a blank form</source>
        <translation>选择空白表</translation>
    </message>
    <message>
        <source>Choose a form in the list first.</source>
        <translation>请先在列表中选一个表单</translation>
    </message>
    <message>
        <source>Choose a shared form</source>
        <translation>选择共享模板</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Forms ({endings})</source>
        <translation>表单 ({endings})</translation>
    </message>
    <message>
        <source>Import a blank form…</source>
        <translation>导入空白表…</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>资方</translation>
    </message>
    <message>
        <source>Lenders&apos; forms</source>
        <translation>套打表单</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Share a form</source>
        <translation>共享模板</translation>
    </message>
    <message>
        <source>Shared forms ({ending})</source>
        <translation>共享模板 ({ending})</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>共享…</translation>
    </message>
    <message>
        <source>Take a shared form…</source>
        <translation>读取共享模板…</translation>
    </message>
    <message>
        <source>To the bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>{n} of {all} chosen</source>
        <translation>已选 {n} / {all}</translation>
    </message>
</context>
<context>
    <name>FormVersionsDialog</name>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>File: {name}</source>
        <translation>附件：{name}</translation>
    </message>
    <message>
        <source>Nothing differs between these two.</source>
        <translation>两版没有不同。</translation>
    </message>
    <message>
        <source>See the form as submitted…</source>
        <translation>看报件时的表…</translation>
    </message>
    <message>
        <source>Version {n}, {day}</source>
        <translation>第 {n} 版，{day}</translation>
    </message>
    <message>
        <source>Versions of the form</source>
        <translation>申请表各版</translation>
    </message>
    <message>
        <source>with</source>
        <translation>与</translation>
    </message>
</context>
<context>
    <name>FoundLine</name>
    <message>
        <source>Check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>已识别</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
</context>
<context>
    <name>FreeTermsDialog</name>
    <message>
        <source>A step after months</source>
        <translation>每几期变一次</translation>
    </message>
    <message>
        <source>Annual rate (%)</source>
        <translation>年利率（%）</translation>
    </message>
    <message>
        <source>Balloon (% of the loan)</source>
        <translation>尾款（占贷款%）</translation>
    </message>
    <message>
        <source>Before: penalty (%)</source>
        <translation>此前违约金（%）</translation>
    </message>
    <message>
        <source>Fee a month (%)</source>
        <translation>月手续费率（%）</translation>
    </message>
    <message>
        <source>Fee at once (%)</source>
        <translation>一次性手续费（%）</translation>
    </message>
    <message>
        <source>Free early settlement after months</source>
        <translation>满几期提前还款免违约金</translation>
    </message>
    <message>
        <source>Instalments, one in each line; - is worked out</source>
        <translation>逐期金额，每行一期；“-”由程序算出</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>还款方式</translation>
    </message>
    <message>
        <source>More on each step (%)</source>
        <translation>每次增减（%）</translation>
    </message>
    <message>
        <source>Name on the quote</source>
        <translation>报价单上的名称</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>承担方</translation>
    </message>
    <message>
        <source>Subvention: the lender&apos;s yield (%)</source>
        <translation>贴息：资金方收益率（%）</translation>
    </message>
    <message>
        <source>Terms of one&apos;s own</source>
        <translation>自定方案</translation>
    </message>
    <message>
        <source>The instalments run</source>
        <translation>月供方式</translation>
    </message>
    <message>
        <source>Use them</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Weight by calendar month</source>
        <translation>各月权重</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Check the seals</source>
        <translation>校验封印</translation>
    </message>
    <message>
        <source>Every seal holds.</source>
        <translation>全部封印完好。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>操作历史</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>The first broken seal is at number {n}.</source>
        <translation>第 {n} 条的封印最先被破坏。</translation>
    </message>
    <message>
        <source>The seal of the statement of {period} is broken.</source>
        <translation>{period} 提成对账单的封存已被改动。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>IdentifierField</name>
    <message>
        <source>Make it {number}</source>
        <translation>改为 {number}</translation>
    </message>
</context>
<context>
    <name>ImportClientsDialog</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Import clients</source>
        <translation>导入客户</translation>
    </message>
    <message>
        <source>Import {n} clients</source>
        <translation>导入 {n} 位客户</translation>
    </message>
    <message>
        <source>Importing clients</source>
        <translation>正在导入客户</translation>
    </message>
    <message>
        <source>Looking at the list</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>正在读取台账</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>See what would happen</source>
        <translation>预览结果</translation>
    </message>
</context>
<context>
    <name>ImportProductsDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>Nothing is changed until you take them in.</source>
        <translation>确认导入前不会改动任何数据。</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Products from a spreadsheet</source>
        <translation>从表格导入产品</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Take them in</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>The version before ends the day before {day}; what the file does not say stays as it was</source>
        <translation>上一版本止于 {day} 前一日；表中没有的费用、条件沿用</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>new product</source>
        <translation>新产品</translation>
    </message>
    <message>
        <source>next version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>{n} products to take in, {m} rows refused</source>
        <translation>可导入 {n} 个产品，{m} 行不导入</translation>
    </message>
</context>
<context>
    <name>IncomeForm</name>
    <message>
        <source>A month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Add a loan</source>
        <translation>添加贷款</translation>
    </message>
    <message>
        <source>Add income</source>
        <translation>添加收入</translation>
    </message>
    <message>
        <source>Cards count as {amount} a month: {source}</source>
        <translation>信用卡按每月 {amount} 计：{source}</translation>
    </message>
    <message>
        <source>Cards, household, residence</source>
        <translation>信用卡、家庭、居住</translation>
    </message>
    <message>
        <source>Counted a month of what is used (%)</source>
        <translation>已用额度计月还比例（%）</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>驾驶证</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Guaranteed for others</source>
        <translation>对外担保</translation>
    </message>
    <message>
        <source>Household expenses a month</source>
        <translation>家庭月支出</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Income a month, after tax</source>
        <translation>月收入（税后）</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>资金方</translation>
    </message>
    <message>
        <source>Limit of all cards</source>
        <translation>信用卡总额度</translation>
    </message>
    <message>
        <source>Living there since</source>
        <translation>居住起始日</translation>
    </message>
    <message>
        <source>Loans that run already</source>
        <translation>已有贷款</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>婚姻状况</translation>
    </message>
    <message>
        <source>Masked: names, numbers and amounts are hidden.</source>
        <translation>遮蔽中：姓名、号码、金额已隐藏。</translation>
    </message>
    <message>
        <source>Net income a month, in one sum</source>
        <translation>月收入合计（税后）</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>Other instalments a month, in one sum</source>
        <translation>其他月供合计</translation>
    </message>
    <message>
        <source>People living on it</source>
        <translation>供养人数</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>有证明</translation>
    </message>
    <message>
        <source>Residence</source>
        <translation>居住状况</translation>
    </message>
    <message>
        <source>Social insurance, months</source>
        <translation>社保连续月数</translation>
    </message>
    <message>
        <source>Stated</source>
        <translation>自述</translation>
    </message>
    <message>
        <source>The client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Used of it</source>
        <translation>已用额度</translation>
    </message>
    <message>
        <source>With the employer since</source>
        <translation>入职日期</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>InterestParts</name>
    <message>
        <source>From the message; press a part to take it out of the line.</source>
        <translation>来自消息；点一下即可去掉或加回。</translation>
    </message>
</context>
<context>
    <name>KeepListDialog</name>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep this list</source>
        <translation>存为名单</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>名单名称</translation>
    </message>
</context>
<context>
    <name>KnownPanel</name>
    <message>
        <source>Add a deal to it</source>
        <translation>给他新开业务</translation>
    </message>
    <message>
        <source>Already known?</source>
        <translation>可能是老客户</translation>
    </message>
    <message>
        <source>Car not chosen</source>
        <translation>未选车</translation>
    </message>
    <message>
        <source>Last contact {day}: {result}</source>
        <translation>最近联系 {day}：{result}</translation>
    </message>
    <message>
        <source>No deal yet.</source>
        <translation>还没有业务。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>{source}, since {day}</source>
        <translation>{source}，{day} 建档</translation>
    </message>
</context>
<context>
    <name>KpiBlock</name>
    <message>
        <source>Beyond the gate nothing at all</source>
        <translation>越过门槛整卡为零（一票否决）</translation>
    </message>
    <message>
        <source>Counts up to (%)</source>
        <translation>得分上限（%）</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>门槛</translation>
    </message>
    <message>
        <source>Lower is better</source>
        <translation>越低越好</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Weight (%)</source>
        <translation>权重（%）</translation>
    </message>
</context>
<context>
    <name>Lanes</name>
    <message>
        <source>! no next step set</source>
        <translation>! 未定下一步</translation>
    </message>
    <message>
        <source>! {n} days over time</source>
        <translation>! 已超期 {n} 天</translation>
    </message>
    <message>
        <source>! {n} days silent</source>
        <translation>! {n} 天未联系</translation>
    </message>
    <message>
        <source>Car not chosen</source>
        <translation>未定车型</translation>
    </message>
    <message>
        <source>End here</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>day {n} of this stage</source>
        <translation>本阶段第 {n} 天</translation>
    </message>
    <message>
        <source>{n} more in the table</source>
        <translation>另有 {n} 笔见列表</translation>
    </message>
</context>
<context>
    <name>LenderScheduleDialog</name>
    <message>
        <source>Choose the lender&apos;s spreadsheet (xlsx, xls, csv), or copy its cells and paste.</source>
        <translation>选择资方的还款计划表（xlsx、xls、csv），或复制单元格后粘贴。</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应还日</translation>
    </message>
    <message>
        <source>Due, ours</source>
        <translation>我方应还日</translation>
    </message>
    <message>
        <source>Due, theirs</source>
        <translation>资方应还日</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Fee, fen</source>
        <translation>手续费差（分）</translation>
    </message>
    <message>
        <source>In all, theirs less ours: principal {principal} fen, interest {interest} fen, fee {fee} fen</source>
        <translation>合计（资方减我方）：本金 {principal} 分，利息 {interest} 分，手续费 {fee} 分</translation>
    </message>
    <message>
        <source>Instalment</source>
        <translation>月供</translation>
    </message>
    <message>
        <source>Instalment, ours</source>
        <translation>我方月供</translation>
    </message>
    <message>
        <source>Instalment, theirs</source>
        <translation>资方月供</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>Interest, fen</source>
        <translation>利息差（分）</translation>
    </message>
    <message>
        <source>Its principals miss the loan of {loan} by {missing} through rounding: the last takes it.</source>
        <translation>本金合计与贷款 {loan} 因舍入相差 {missing}，由最后一期补平。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Only rows that differ</source>
        <translation>只看有差异的</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>本金</translation>
    </message>
    <message>
        <source>Principal, fen</source>
        <translation>本金差（分）</translation>
    </message>
    <message>
        <source>Take the lender&apos;s</source>
        <translation>采用资方计划</translation>
    </message>
    <message>
        <source>The lender&apos;s schedule</source>
        <translation>资方还款计划</translation>
    </message>
    <message>
        <source>only ours</source>
        <translation>仅我方有</translation>
    </message>
    <message>
        <source>only theirs</source>
        <translation>仅资方有</translation>
    </message>
    <message>
        <source>parts differ</source>
        <translation>本息构成不同</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>{fault} It cannot be taken; ours stays in force. Ask the lender, or put it right by hand.</source>
        <translation>{fault} 不能采用，仍按我方计划执行。请向资方核实，或手工调整。</translation>
    </message>
    <message>
        <source>{fen} fen</source>
        <translation>{fen} 分</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>{n} rows of the lender&apos;s, {unlike} differ from ours.</source>
        <translation>资方 {n} 期，其中 {unlike} 期与我方不同。</translation>
    </message>
</context>
<context>
    <name>LimitsEditor</name>
    <message>
        <source>At least a deal (yuan)</source>
        <translation>单笔保底（元）</translation>
    </message>
    <message>
        <source>At least in a period (yuan)</source>
        <translation>每期保底（元）</translation>
    </message>
    <message>
        <source>At most a deal (yuan)</source>
        <translation>单笔封顶（元）</translation>
    </message>
    <message>
        <source>At most in a period (yuan)</source>
        <translation>每期封顶（元）</translation>
    </message>
</context>
<context>
    <name>ListChooser</name>
    <message>
        <source>Lists</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Lists of clients</source>
        <translation>客户名单</translation>
    </message>
    <message>
        <source>Remove this list</source>
        <translation>移除此名单</translation>
    </message>
    <message>
        <source>{name}: Delete removes it</source>
        <translation>{name}：按 Delete 移除</translation>
    </message>
</context>
<context>
    <name>LoanList</name>
    <message>
        <source>A deal that was disbursed appears here with its schedule; payments are recorded on its page.</source>
        <translation>放款后的业务连同还款计划显示在这里，还款在业务页登记。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>逾期档</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车型</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>五级分类</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Dates near</source>
        <translation>近期日期</translation>
    </message>
    <message>
        <source>Dates within 30 days</source>
        <translation>30 天内到期事项</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Due within 7 days</source>
        <translation>7 天内到期</translation>
    </message>
    <message>
        <source>Instalment</source>
        <translation>应还金额</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>资金方</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>贷款</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下次应还</translation>
    </message>
    <message>
        <source>No loan here.</source>
        <translation>没有符合的贷款。</translation>
    </message>
    <message>
        <source>No loan yet</source>
        <translation>还没有贷款</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Principal left</source>
        <translation>剩余本金</translation>
    </message>
    <message>
        <source>Principal outstanding</source>
        <translation>贷款余额</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已结清</translation>
    </message>
    <message>
        <source>Settled, mortgage not released</source>
        <translation>已结清未解押</translation>
    </message>
    <message>
        <source>all on time</source>
        <translation>全部正常</translation>
    </message>
    <message>
        <source>principal not paid yet</source>
        <translation>未还本金</translation>
    </message>
    <message>
        <source>remind before it is due</source>
        <translation>到期前提醒</translation>
    </message>
    <message>
        <source>unpaid past its date</source>
        <translation>到期未还</translation>
    </message>
    <message>
        <source>{n} loans</source>
        <translation>{n} 笔</translation>
    </message>
    <message>
        <source>{n} loans were disbursed after this day and are not counted.</source>
        <translation>有 {n} 笔在这一天之后放款，未计入。</translation>
    </message>
    <message>
        <source>{n} loans were disbursed after this day and are not counted. Was the clock set back?</source>
        <translation>有 {n} 笔的放款日在今天之后，未计入。电脑时钟是否被调慢？</translation>
    </message>
</context>
<context>
    <name>LoansPage</name>
    <message>
        <source>After the loan</source>
        <translation>贷后</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Every loan of mine as of {day}</source>
        <translation>我经手的贷款，截至 {day}</translation>
    </message>
    <message>
        <source>How the loans stood at the end of {day}</source>
        <translation>{day} 日终时的贷款状态</translation>
    </message>
    <message>
        <source>Repayments from a list…</source>
        <translation>导入还款明细…</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>这一天还没到。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>What to see of the loans</source>
        <translation>看贷款的哪一部分</translation>
    </message>
</context>
<context>
    <name>MeasureEditor</name>
    <message>
        <source>All deals or some</source>
        <translation>全部或部分业务</translation>
    </message>
    <message>
        <source>Name of the figure</source>
        <translation>指标名称</translation>
    </message>
    <message>
        <source>Only some deals…</source>
        <translation>仅部分业务…</translation>
    </message>
    <message>
        <source>Sum of what</source>
        <translation>合计口径</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Deals, contacts, people, consents, cars, files and quotes of all go to the record that stays; the others go to the bin. One undo takes it back. Tags and notes are put together.</source>
        <translation>所有记录的业务、联系、关系人、授权、车辆、文件与报价都归入保留的记录，其余移到回收站；一次撤销即可还原。标签和备注会合并。</translation>
    </message>
    <message>
        <source>Nothing hangs on it</source>
        <translation>无关联内容</translation>
    </message>
    <message>
        <source>Put records together</source>
        <translation>合并记录</translation>
    </message>
    <message>
        <source>Put together</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Put together with {name} (record {id}).</source>
        <translation>已与 {name}（记录 {id}）合并。</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>{name}, since {day}</source>
        <translation>{name}，{day} 建档</translation>
    </message>
    <message>
        <source>{n} cars</source>
        <translation>{n} 辆车</translation>
    </message>
    <message>
        <source>{n} consents</source>
        <translation>{n} 份授权</translation>
    </message>
    <message>
        <source>{n} contacts</source>
        <translation>{n} 次联系</translation>
    </message>
    <message>
        <source>{n} deals</source>
        <translation>{n} 笔业务</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 位关系人</translation>
    </message>
</context>
<context>
    <name>MessageBox</name>
    <message>
        <source>Message or card</source>
        <translation>消息或名片</translation>
    </message>
    <message>
        <source>Nothing found that could be filled in.</source>
        <translation>没有识别到可填的内容。</translation>
    </message>
    <message>
        <source>Paste a WeChat message, a business card or a line of a group chat: what it says fills the form.</source>
        <translation>把微信消息、名片或群聊内容粘贴到这里，自动填入空白项，不会覆盖已填内容。</translation>
    </message>
    <message>
        <source>{n} things found, each marked where it stands.</source>
        <translation>识别出 {n} 项，已在原文标出。</translation>
    </message>
</context>
<context>
    <name>MissedBlock</name>
    <message>
        <source>Comes back from, in the quarter</source>
        <translation>季度达到即补回</translation>
    </message>
    <message>
        <source>Costs of the salary (%)</source>
        <translation>扣底薪（%）</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Target of the month</source>
        <translation>月目标</translation>
    </message>
</context>
<context>
    <name>NewClientDialog</name>
    <message>
        <source>Add client</source>
        <translation>新增客户</translation>
    </message>
    <message>
        <source>Add on WeChat</source>
        <translation>加微信</translation>
    </message>
    <message>
        <source>Already known: {name}, since {day}. You may add a second record.</source>
        <translation>已有客户：{name}，{day} 建档。仍可另建一条。</translation>
    </message>
    <message>
        <source>Ask for papers</source>
        <translation>收资料</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>电话联系</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Car, budget, term</source>
        <translation>车型、预算、期限</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Interested in</source>
        <translation>意向</translation>
    </message>
    <message>
        <source>Invite to see the car</source>
        <translation>约看车</translation>
    </message>
    <message>
        <source>Keep the car they have: {car}</source>
        <translation>同时登记现有车辆：{car}</translation>
    </message>
    <message>
        <source>Keep the message as a note</source>
        <translation>原文存入备注</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>更多字段</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Net income a month</source>
        <translation>月净收入</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Next action</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>门店/来源点</translation>
    </message>
    <message>
        <source>Second mobile</source>
        <translation>备用手机</translation>
    </message>
    <message>
        <source>Send a quote</source>
        <translation>发报价</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>The draft waits: Ctrl+N offers it again.</source>
        <translation>草稿已保留，按 Ctrl+N 可继续填写。</translation>
    </message>
    <message>
        <source>Type to find</source>
        <translation>输入查找</translation>
    </message>
    <message>
        <source>Type to find, or a new one</source>
        <translation>输入查找，也可新填</translation>
    </message>
    <message>
        <source>WeChat ID</source>
        <translation>微信号</translation>
    </message>
    <message>
        <source>on</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>NewDealDialog</name>
    <message>
        <source>15万 or 150000</source>
        <translation>15万 或 150000</translation>
    </message>
    <message>
        <source>Dealer</source>
        <translation>经销商</translation>
    </message>
    <message>
        <source>Disbursement expected on</source>
        <translation>预计放款日</translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation>首付</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>动力</translation>
    </message>
    <message>
        <source>Make and model</source>
        <translation>品牌车型</translation>
    </message>
    <message>
        <source>New or used</source>
        <translation>新车/二手车</translation>
    </message>
    <message>
        <source>Open a deal</source>
        <translation>开业务</translation>
    </message>
    <message>
        <source>Open the deal</source>
        <translation>开业务</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>车价</translation>
    </message>
    <message>
        <source>from the interest</source>
        <translation>取自意向</translation>
    </message>
</context>
<context>
    <name>NextUp</name>
    <message>
        <source>Add on WeChat</source>
        <translation>加微信</translation>
    </message>
    <message>
        <source>Ask for papers</source>
        <translation>催资料</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>打电话</translation>
    </message>
    <message>
        <source>Contact just made:</source>
        <translation>刚联系过：</translation>
    </message>
    <message>
        <source>Invite to see the car</source>
        <translation>邀约看车</translation>
    </message>
    <message>
        <source>Next action</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Send a quote</source>
        <translation>发报价</translation>
    </message>
    <message>
        <source>With a note…</source>
        <translation>带备注…</translation>
    </message>
    <message>
        <source>on</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>{channel}: what came of it?</source>
        <translation>{channel}：结果如何？</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>An appointment is near.</source>
        <translation>约定的时间快到了。</translation>
    </message>
    <message>
        <source>CarLoan Desk</source>
        <translation>车贷工作台</translation>
    </message>
    <message>
        <source>Open the list of the day</source>
        <translation>打开今日清单</translation>
    </message>
    <message>
        <source>{n} more things are due.</source>
        <translation>又有 {n} 件事到期。</translation>
    </message>
    <message>
        <source>{n} things are due.</source>
        <translation>今天有 {n} 件事待办。</translation>
    </message>
</context>
<context>
    <name>OfEditor</name>
    <message>
        <source>Acts on (nothing ticked: all variable pay)</source>
        <translation>作用于（不勾选即全部浮动收入）</translation>
    </message>
</context>
<context>
    <name>OfferColumn</name>
    <message>
        <source>15万 or 150000</source>
        <translation>15万 或 150000</translation>
    </message>
    <message>
        <source>Annual rate, effective</source>
        <translation>年化利率（复利）</translation>
    </message>
    <message>
        <source>Annual rate, nominal</source>
        <translation>年化利率（单利）</translation>
    </message>
    <message>
        <source>As given in {number}</source>
        <translation>与 {number} 一致</translation>
    </message>
    <message>
        <source>Asks for at least {ratio} down</source>
        <translation>首付不低于 {ratio}</translation>
    </message>
    <message>
        <source>Choose a product, or type terms of your own.</source>
        <translation>请选择产品，或先填写自定方案。</translation>
    </message>
    <message>
        <source>Cost sheet…</source>
        <translation>成本明示表…</translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation>首付</translation>
    </message>
    <message>
        <source>First / last</source>
        <translation>首期 / 末期</translation>
    </message>
    <message>
        <source>Flat rate a year</source>
        <translation>名义费率（平息）</translation>
    </message>
    <message>
        <source>Given in {number}, now:</source>
        <translation>{number} 当时 → 现在：</translation>
    </message>
    <message>
        <source>Interest and fees</source>
        <translation>利息与费用</translation>
    </message>
    <message>
        <source>Interest subsidy, apart</source>
        <translation>财政贴息（另发）</translation>
    </message>
    <message>
        <source>Lends at least {amount}</source>
        <translation>贷款不低于 {amount}</translation>
    </message>
    <message>
        <source>Lends at most {amount}</source>
        <translation>贷款不高于 {amount}</translation>
    </message>
    <message>
        <source>Loan amount</source>
        <translation>贷款金额</translation>
    </message>
    <message>
        <source>Loan to price</source>
        <translation>贷款成数</translation>
    </message>
    <message>
        <source>Make these the deal&apos;s terms</source>
        <translation>用作本业务方案</translation>
    </message>
    <message>
        <source>Not offered any more on this day</source>
        <translation>该产品当日已停用</translation>
    </message>
    <message>
        <source>Offer {n}</source>
        <translation>方案 {n}</translation>
    </message>
    <message>
        <source>On the road</source>
        <translation>落地价</translation>
    </message>
    <message>
        <source>Only with a trade-in</source>
        <translation>仅限置换</translation>
    </message>
    <message>
        <source>Paid in all</source>
        <translation>全部付款</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>车价</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Settled after months</source>
        <translation>第几期后结清</translation>
    </message>
    <message>
        <source>Settled after {n} months: {amount}, of it penalty {penalty}; cost till then {cost}</source>
        <translation>第 {n} 期后结清需 {amount}，其中违约金 {penalty}；至此总成本 {cost}</translation>
    </message>
    <message>
        <source>Solve…</source>
        <translation>反算…</translation>
    </message>
    <message>
        <source>Subvention by others</source>
        <translation>贴息额（他方承担）</translation>
    </message>
    <message>
        <source>Take this offer out</source>
        <translation>移除此方案</translation>
    </message>
    <message>
        <source>Term in months</source>
        <translation>期限（月）</translation>
    </message>
    <message>
        <source>Terms of one&apos;s own…</source>
        <translation>自定方案…</translation>
    </message>
    <message>
        <source>Terms…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>To bring along</source>
        <translation>提车当日应付</translation>
    </message>
    <message>
        <source>Trade-in subsidy, apart</source>
        <translation>置换补贴（另发）</translation>
    </message>
    <message>
        <source>What is typed above cannot be read.</source>
        <translation>上面填写的内容无法识别。</translation>
    </message>
    <message>
        <source>a month, {n} months, {method}</source>
        <translation>每月，{n} 期，{method}</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>最低</translation>
    </message>
</context>
<context>
    <name>OpportunitiesPanel</name>
    <message>
        <source>Another car</source>
        <translation>置换增购</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车型</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Copy a text</source>
        <translation>复制问候</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>净值</translation>
    </message>
    <message>
        <source>Months left</source>
        <translation>剩余期数</translation>
    </message>
    <message>
        <source>New deal…</source>
        <translation>新建业务…</translation>
    </message>
    <message>
        <source>Nobody to ask yet</source>
        <translation>暂时没有可问的</translation>
    </message>
    <message>
        <source>Not now…</source>
        <translation>暂不…</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>推介</translation>
    </message>
    <message>
        <source>Put off {n}</source>
        <translation>已搁置 {n}</translation>
    </message>
    <message>
        <source>Record the contact</source>
        <translation>记录联系</translation>
    </message>
    <message>
        <source>Repaid</source>
        <translation>已还</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>未还本金</translation>
    </message>
    <message>
        <source>The value is a rough estimate to begin a talk with: {source}</source>
        <translation>估值只用来开口聊，以评估为准：{source}</translation>
    </message>
    <message>
        <source>To ask {n}</source>
        <translation>可问 {n}</translation>
    </message>
    <message>
        <source>What cars are worth…</source>
        <translation>残值规则…</translation>
    </message>
    <message>
        <source>Whoever has repaid most of a loan, or has a car of three years, appears here.</source>
        <translation>还款过半较多、车龄满三年的客户会出现在这里。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Worth about</source>
        <translation>估值</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>ask first</source>
        <translation>先征得同意</translation>
    </message>
    <message>
        <source>car {n} months old</source>
        <translation>车龄 {n} 个月</translation>
    </message>
    <message>
        <source>few instalments left</source>
        <translation>剩余期数少</translation>
    </message>
    <message>
        <source>loan settled</source>
        <translation>已结清</translation>
    </message>
    <message>
        <source>mostly repaid</source>
        <translation>已还大半</translation>
    </message>
    <message>
        <source>worth more than owed</source>
        <translation>估值高于欠款</translation>
    </message>
</context>
<context>
    <name>PaceCard</name>
    <message>
        <source>None set. A target shows whether you are ahead, and what each workday must bring.</source>
        <translation>尚未设定。设定后可看到进度快慢、每个工作日需完成多少。</translation>
    </message>
    <message>
        <source>Of it {amount} make up for the months before.</source>
        <translation>其中 {amount} 用于补回前几个月的缺口。</translation>
    </message>
    <message>
        <source>Set target…</source>
        <translation>设定目标…</translation>
    </message>
    <message>
        <source>Sum of the targets of its months</source>
        <translation>各月目标之和</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标进度</translation>
    </message>
    <message>
        <source>Targets: {what}</source>
        <translation>目标进度：{what}</translation>
    </message>
    <message>
        <source>The holidays of this year are not announced yet; workdays are assumed.</source>
        <translation>该年节假日安排尚未公布，工作日为推算。</translation>
    </message>
    <message>
        <source>{missing} to go: {each} on each of {n} workdays</source>
        <translation>还差 {missing}：剩余 {n} 个工作日，每日需 {each}</translation>
    </message>
    <message>
        <source>▲ {amount} ahead of an even pace</source>
        <translation>▲ 比匀速进度快 {amount}</translation>
    </message>
    <message>
        <source>▼ {amount} behind an even pace</source>
        <translation>▼ 比匀速进度慢 {amount}</translation>
    </message>
    <message>
        <source>✓ Reached</source>
        <translation>✓ 已达成</translation>
    </message>
</context>
<context>
    <name>PackageDialog</name>
    <message>
        <source>A zip with a file for each paper</source>
        <translation>压缩包，每项资料一个文件</translation>
    </message>
    <message>
        <source>As</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>选择位置…</translation>
    </message>
    <message>
        <source>Each file at most, in MB</source>
        <translation>单个文件上限（MB）</translation>
    </message>
    <message>
        <source>In the order of the checklist, named after the papers. Where and with which telephone a photo was taken is left out. The package is noted in the history.</source>
        <translation>按资料清单排序，以资料名命名。照片里的拍摄地点和手机型号会去掉。打包会记入操作记录。</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>One PDF of everything</source>
        <translation>全部合成一个 PDF</translation>
    </message>
    <message>
        <source>Package for the lender</source>
        <translation>打包给资方</translation>
    </message>
    <message>
        <source>Packing the files</source>
        <translation>正在打包</translation>
    </message>
    <message>
        <source>Save the package</source>
        <translation>保存资料包</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>papers-{deal}-{day}.{ending}</source>
        <translation>资料-{deal}-{day}.{ending}</translation>
    </message>
</context>
<context>
    <name>PageCard</name>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Drop files here, paste a picture, or add scans: photos, PDF, pictures of a telephone.</source>
        <translation>把文件拖到这里、粘贴图片，或添加扫描件：照片、PDF、手机图片均可。</translation>
    </message>
    <message>
        <source>Hidden under the mask (F9).</source>
        <translation>已遮蔽（F9）。</translation>
    </message>
    <message>
        <source>Make one PDF</source>
        <translation>合并为 PDF</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>No paper of the list</source>
        <translation>不属于清单资料</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Page {n} of {all}</source>
        <translation>第 {n} 页，共 {all} 页</translation>
    </message>
    <message>
        <source>Read a card…</source>
        <translation>识别证件…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>改名…</translation>
    </message>
    <message>
        <source>Split pages</source>
        <translation>按页拆分</translation>
    </message>
    <message>
        <source>Take this part</source>
        <translation>保留框内</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>左转</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>右转</translation>
    </message>
    <message>
        <source>Which paper it is</source>
        <translation>属于哪项资料</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Name, phone, plate… or what you want to do</source>
        <translation>姓名、手机、车牌…… 或想做的事</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>PaperRuleDialog</name>
    <message>
        <source>A paper of your own</source>
        <translation>自定义资料</translation>
    </message>
    <message>
        <source>All lenders</source>
        <translation>所有资方</translation>
    </message>
    <message>
        <source>Covers, whole months</source>
        <translation>须覆盖整月数</translation>
    </message>
    <message>
        <source>Files that were submitted keep the list they were made by. Your rules are kept under Settings.</source>
        <translation>已报件的业务沿用当时的清单。您的规则可在“设置”里查看和恢复。</translation>
    </message>
    <message>
        <source>From today on</source>
        <translation>从今天起生效</translation>
    </message>
    <message>
        <source>Name of the paper</source>
        <translation>资料名称</translation>
    </message>
    <message>
        <source>Needed for</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>不收这项资料</translation>
    </message>
    <message>
        <source>Not older than, days</source>
        <translation>有效天数</translation>
    </message>
    <message>
        <source>Only for this lender</source>
        <translation>仅限资方</translation>
    </message>
    <message>
        <source>Why it is asked for</source>
        <translation>收取原因</translation>
    </message>
</context>
<context>
    <name>PaperRulesPanel</name>
    <message>
        <source>Add a paper…</source>
        <translation>新增资料…</translation>
    </message>
    <message>
        <source>All lenders</source>
        <translation>所有资方</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Defaults of the trade: no national rule fixes them, lenders do. Enter changes a rule.</source>
        <translation>行业默认值：没有全国统一规定，以资方要求为准。按回车修改。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>资方</translation>
    </message>
    <message>
        <source>Needed for</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>资料规则</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Take your own rule for the chosen paper back</source>
        <translation>取消对所选资料的自定义规则</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>谁的</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自定义</translation>
    </message>
</context>
<context>
    <name>PaperSetDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Making the papers</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>Of lenders&apos; forms the answers alone: the paper is printed already</source>
        <translation>套打表单只打印内容（纸上已印好表格）</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Print papers</source>
        <translation>打印资料</translation>
    </message>
    <message>
        <source>See them</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>PasscodeDialog</name>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Change the passcode</source>
        <translation>更改密码</translation>
    </message>
    <message>
        <source>New passcode</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New passcode again</source>
        <translation>再输一次新密码</translation>
    </message>
    <message>
        <source>The two differ.</source>
        <translation>两次输入不一致。</translation>
    </message>
</context>
<context>
    <name>PayCurve</name>
    <message>
        <source>Pay curve</source>
        <translation>收入曲线</translation>
    </message>
    <message>
        <source>deals</source>
        <translation>笔</translation>
    </message>
    <message>
        <source>yuan of loans</source>
        <translation>元（贷款合计）</translation>
    </message>
    <message>
        <source>yuan of one loan</source>
        <translation>元（单笔贷款）</translation>
    </message>
</context>
<context>
    <name>PayTiles</name>
    <message>
        <source>As calculated</source>
        <translation>与测算一致</translation>
    </message>
    <message>
        <source>Base salary is not in it</source>
        <translation>不含底薪</translation>
    </message>
    <message>
        <source>Confirmed, not paid yet</source>
        <translation>已确认未发</translation>
    </message>
    <message>
        <source>Differs from the plan</source>
        <translation>与方案不符</translation>
    </message>
    <message>
        <source>Disbursed, waiting</source>
        <translation>已放款待确认</translation>
    </message>
    <message>
        <source>For {period}, received {day}</source>
        <translation>{period} 业绩 · {day} 到账</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>尚未登记</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>没有待确认</translation>
    </message>
    <message>
        <source>Paid this month</source>
        <translation>本月已发</translation>
    </message>
    <message>
        <source>Projected</source>
        <translation>在途预计</translation>
    </message>
    <message>
        <source>This month P10 {low} · P90 {high}</source>
        <translation>本月 P10 {low} · P90 {high}</translation>
    </message>
    <message>
        <source>Until: {event}</source>
        <translation>待：{event}</translation>
    </message>
    <message>
        <source>Weighed by stage · {n} close to disbursement</source>
        <translation>按阶段概率折算 · {n} 笔临近放款</translation>
    </message>
    <message>
        <source>{n} deals</source>
        <translation>{n} 笔</translation>
    </message>
</context>
<context>
    <name>PaymentDialog</name>
    <message>
        <source>A debit that was returned, an entry put right: the instalment is open again.</source>
        <translation>扣款被退回或登记有误：该期恢复为未还。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Pays the oldest instalment first: fee, interest, then principal.</source>
        <translation>先还最早一期：手续费、利息、再本金。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Record a repayment</source>
        <translation>登记还款</translation>
    </message>
    <message>
        <source>Settles like money, but none came in.</source>
        <translation>视同已还，但没有资金到账。</translation>
    </message>
    <message>
        <source>The bank&apos;s number of the entry</source>
        <translation>银行流水号</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>PayoutDialog</name>
    <message>
        <source>Amount received</source>
        <translation>实发金额</translation>
    </message>
    <message>
        <source>For the month</source>
        <translation>所属月份</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>到账日</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Record a payout</source>
        <translation>登记发放</translation>
    </message>
    <message>
        <source>Recorded already: {amount} on {day}. This would come on top.</source>
        <translation>已记录：{day} 到账 {amount}。本次会再加一笔。</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation>在回收站</translation>
    </message>
    <message>
        <source>People</source>
        <translation>关系人</translation>
    </message>
    <message>
        <source>Spouse, co-borrower, guarantor, who referred them: nobody noted yet.</source>
        <translation>配偶、共借人、担保人、转介绍人：尚未记录。</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>asked not to be called again</source>
        <translation>已要求不再致电</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Mobile</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Person at this place</source>
        <translation>渠道对接人</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Sales consultant</source>
        <translation>销售顾问</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>WeChat ID</source>
        <translation>微信号</translation>
    </message>
    <message>
        <source>Works there no longer</source>
        <translation>已离职</translation>
    </message>
</context>
<context>
    <name>PlaceDialog</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>隶属于</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Kind of source</source>
        <translation>来源类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New place</source>
        <translation>新建渠道</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>下次拜访</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Type to find</source>
        <translation>输入查找</translation>
    </message>
    <message>
        <source>Visit every so many days</source>
        <translation>拜访间隔（天）</translation>
    </message>
</context>
<context>
    <name>PlacePanel</name>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Choose a place to see its people and visits; Enter edits it.</source>
        <translation>选择渠道可看对接人与拜访记录；按回车编辑。</translation>
    </message>
    <message>
        <source>Next visit {day}</source>
        <translation>下次拜访 {day}</translation>
    </message>
    <message>
        <source>Nobody noted yet.</source>
        <translation>尚未记录对接人。</translation>
    </message>
    <message>
        <source>None noted.</source>
        <translation>尚未记录。</translation>
    </message>
    <message>
        <source>Note a visit…</source>
        <translation>记录拜访…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>对接人</translation>
    </message>
    <message>
        <source>To the bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>拜访</translation>
    </message>
    <message>
        <source>every {n} days</source>
        <translation>每 {n} 天</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>A shared deal counts</source>
        <translation>拆单计数</translation>
    </message>
    <message>
        <source>Add a part</source>
        <translation>添加一项</translation>
    </message>
    <message>
        <source>Choose a part, or add one.</source>
        <translation>请选择一项，或添加一项。</translation>
    </message>
    <message>
        <source>Commission plan</source>
        <translation>提成方案</translation>
    </message>
    <message>
        <source>Compare on own deals…</source>
        <translation>按本人业务对比…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Discard what was entered?</source>
        <translation>放弃已录入的内容？</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Earned with</source>
        <translation>确认条件</translation>
    </message>
    <message>
        <source>Enter it</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Enter the plan</source>
        <translation>录入方案</translation>
    </message>
    <message>
        <source>Enter the plan all the same?</source>
        <translation>仍要录入该方案？</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续修改</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>生效日</translation>
    </message>
    <message>
        <source>Left open by the source: {text}</source>
        <translation>出处未写明：{text}</translation>
    </message>
    <message>
        <source>Name of the plan</source>
        <translation>方案名称</translation>
    </message>
    <message>
        <source>Not complete yet.</source>
        <translation>尚未填完整。</translation>
    </message>
    <message>
        <source>Nothing looks wrong.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message>
        <source>Paid each</source>
        <translation>发放周期</translation>
    </message>
    <message>
        <source>Paid on day of the next month</source>
        <translation>次月几号发放</translation>
    </message>
    <message>
        <source>Parts of the plan</source>
        <translation>方案组成</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>出处：{source}</translation>
    </message>
    <message>
        <source>Start from…</source>
        <translation>从范本开始…</translation>
    </message>
    <message>
        <source>The plan in force</source>
        <translation>现行方案</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>What the plan pays</source>
        <translation>方案收入曲线</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name}（副本）</translation>
    </message>
    <message>
        <source>{periods}: sealed already. They stay; what this version pays otherwise adjusts a later one.</source>
        <translation>{periods} 已封存，保持不变；新版本造成的差额计入以后期间的调整。</translation>
    </message>
</context>
<context>
    <name>PlaybookPage</name>
    <message>
        <source>Emergency plans…</source>
        <translation>应急预案…</translation>
    </message>
    <message>
        <source>Find a card</source>
        <translation>查找卡片</translation>
    </message>
    <message>
        <source>Playbook</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>What to do and why, one card each; F1 opens the card of a page</source>
        <translation>一张卡片讲一件事：怎么做、为什么；按 F1 打开当前页的说明</translation>
    </message>
</context>
<context>
    <name>PortfolioPanel</name>
    <message>
        <source>30+ by months on book</source>
        <translation>各账龄逾期 30 天以上</translation>
    </message>
    <message>
        <source>30+ rate</source>
        <translation>30+ 逾期率</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>贷款余额</translation>
    </message>
    <message>
        <source>Balance by band</source>
        <translation>各逾期档余额</translation>
    </message>
    <message>
        <source>First payment default</source>
        <translation>首期逾期（FPD）</translation>
    </message>
    <message>
        <source>M0 to M1</source>
        <translation>M0 → M1 迁徙率</translation>
    </message>
    <message>
        <source>No loan yet</source>
        <translation>还没有贷款</translation>
    </message>
    <message>
        <source>Portfolio</source>
        <translation>资产组合</translation>
    </message>
    <message>
        <source>Save as spreadsheet</source>
        <translation>另存为表格</translation>
    </message>
    <message>
        <source>Save as spreadsheet…</source>
        <translation>另存为表格…</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>With the first disbursement the portfolio begins to show here.</source>
        <translation>第一笔放款后，这里开始显示资产组合。</translation>
    </message>
    <message>
        <source>of the balance since {day}</source>
        <translation>{day} 月末余额中的占比</translation>
    </message>
    <message>
        <source>principal left of {n} loans</source>
        <translation>{n} 笔未还本金</translation>
    </message>
    <message>
        <source>{amount} overdue by more than 30 days</source>
        <translation>逾期 30 天以上的余额 {amount}</translation>
    </message>
    <message>
        <source>{late} of {due} first instalments late on their day</source>
        <translation>{due} 笔首期中 {late} 笔到期未还清</translation>
    </message>
    <message>
        <source>{n} loans</source>
        <translation>{n} 笔</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Application form</source>
        <translation>申请表</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cost disclosure sheet</source>
        <translation>综合融资成本明示表</translation>
    </message>
    <message>
        <source>Making the pages…</source>
        <translation>正在生成页面…</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save the PDF and print it elsewhere.</source>
        <translation>本机没有安装打印机。可另存 PDF 后到别处打印。</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Repayment schedule</source>
        <translation>还款计划表</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存 PDF</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存 PDF…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>已发送到打印机</translation>
    </message>
    <message>
        <source>The printer does not answer. Nothing was printed.</source>
        <translation>打印机没有响应，未打印任何内容。</translation>
    </message>
    <message>
        <source>{n} pages</source>
        <translation>共 {n} 页</translation>
    </message>
</context>
<context>
    <name>ProductDialog</name>
    <message>
        <source>% of the loan</source>
        <translation>占贷款%</translation>
    </message>
    <message>
        <source>Add a fee</source>
        <translation>添加费用</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>Add the product</source>
        <translation>新增产品</translation>
    </message>
    <message>
        <source>Add the version</source>
        <translation>添加版本</translation>
    </message>
    <message>
        <source>Age at least</source>
        <translation>最低年龄</translation>
    </message>
    <message>
        <source>Age at the end at most</source>
        <translation>到期最高年龄</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Annual rate (%)</source>
        <translation>年利率（%）</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>At the end (months)</source>
        <translation>到期车龄上限（月）</translation>
    </message>
    <message>
        <source>Balloon (% of the loan)</source>
        <translation>尾款（占贷款 %）</translation>
    </message>
    <message>
        <source>Before: penalty (%)</source>
        <translation>提前还款违约金（%）</translation>
    </message>
    <message>
        <source>Car&apos;s age at most (months)</source>
        <translation>车龄上限（月）</translation>
    </message>
    <message>
        <source>Collected by</source>
        <translation>收取方</translation>
    </message>
    <message>
        <source>Decision in workdays</source>
        <translation>审批工作日</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>向下</translation>
    </message>
    <message>
        <source>Down from (%)</source>
        <translation>首付起（%）</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>动力</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Fee a month (%)</source>
        <translation>月手续费率（%）</translation>
    </message>
    <message>
        <source>Fee at once (%)</source>
        <translation>一次性手续费（%）</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>适用客户</translation>
    </message>
    <message>
        <source>Free early settlement after months</source>
        <translation>满几个月免违约金</translation>
    </message>
    <message>
        <source>Half up</source>
        <translation>四舍五入</translation>
    </message>
    <message>
        <source>Income over the instalment, times</source>
        <translation>收入为月供的倍数</translation>
    </message>
    <message>
        <source>Instalments of income at most (%)</source>
        <translation>负债收入比上限（%）</translation>
    </message>
    <message>
        <source>Instalments rounded</source>
        <translation>月供取整</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>资金方</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>准入条件</translation>
    </message>
    <message>
        <source>Loan at least</source>
        <translation>最低贷款额</translation>
    </message>
    <message>
        <source>Loan at most</source>
        <translation>最高贷款额</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>还款方式</translation>
    </message>
    <message>
        <source>Mileage at most (km)</source>
        <translation>里程上限（公里）</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Only with a trade-in</source>
        <translation>仅限置换</translation>
    </message>
    <message>
        <source>Other fees of the loan</source>
        <translation>其他贷款费用</translation>
    </message>
    <message>
        <source>Papers asked for besides</source>
        <translation>另需资料</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Put the product right</source>
        <translation>更正产品</translation>
    </message>
    <message>
        <source>Rates by term and down payment</source>
        <translation>利率表（按期限和首付）</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Rounding, early settlement, papers</source>
        <translation>取整、提前还款、资料</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Subvention by</source>
        <translation>贴息方</translation>
    </message>
    <message>
        <source>Terms in months</source>
        <translation>期限（月）</translation>
    </message>
    <message>
        <source>The rest goes into</source>
        <translation>尾差计入</translation>
    </message>
    <message>
        <source>The version before ends the day before this one begins.</source>
        <translation>上一版本在新版本生效前一日截止。</translation>
    </message>
    <message>
        <source>To the fen</source>
        <translation>到分</translation>
    </message>
    <message>
        <source>To the jiao</source>
        <translation>到角</translation>
    </message>
    <message>
        <source>To the yuan</source>
        <translation>到元</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>向上</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>截止日</translation>
    </message>
    <message>
        <source>Which way</source>
        <translation>取整方式</translation>
    </message>
    <message>
        <source>after commas</source>
        <translation>用逗号分隔</translation>
    </message>
    <message>
        <source>the first instalment</source>
        <translation>首期</translation>
    </message>
    <message>
        <source>the last instalment</source>
        <translation>末期</translation>
    </message>
</context>
<context>
    <name>ProductsPanel</name>
    <message>
        <source>Add a product…</source>
        <translation>新增产品…</translation>
    </message>
    <message>
        <source>Choose a product in the list first.</source>
        <translation>请先在列表中选一个产品</translation>
    </message>
    <message>
        <source>Down from</source>
        <translation>最低首付</translation>
    </message>
    <message>
        <source>End from today</source>
        <translation>今日起停用</translation>
    </message>
    <message>
        <source>Ends within two weeks, nothing follows: {names}</source>
        <translation>两周内到期且无后续版本：{names}</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用</translation>
    </message>
    <message>
        <source>From a spreadsheet…</source>
        <translation>从表格导入…</translation>
    </message>
    <message>
        <source>Into a spreadsheet…</source>
        <translation>导出为表格…</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>资金方</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>还款方式</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>Next version…</source>
        <translation>新版本…</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Products from a spreadsheet</source>
        <translation>从表格导入产品</translation>
    </message>
    <message>
        <source>Products into a spreadsheet</source>
        <translation>导出产品</translation>
    </message>
    <message>
        <source>Put right…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>利率</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.csv)</source>
        <translation>表格 (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xls *.csv *.ods)</source>
        <translation>表格 (*.xlsx *.xls *.csv *.ods)</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>What your employer pays for a product stands in your plan, never here.</source>
        <translation>单位给的提成写在提成方案里，不在这里。</translation>
    </message>
    <message>
        <source>ended {day}</source>
        <translation>{day} 已截止</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>on offer</source>
        <translation>在售</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>{rate} a month</source>
        <translation>每月 {rate}</translation>
    </message>
    <message>
        <source>{rate} at once</source>
        <translation>一次性 {rate}</translation>
    </message>
</context>
<context>
    <name>QuickDays</name>
    <message>
        <source>In 3 days</source>
        <translation>3 天后</translation>
    </message>
    <message>
        <source>Next Monday</source>
        <translation>下周一</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
</context>
<context>
    <name>QuotePage</name>
    <message>
        <source>Add an offer</source>
        <translation>添加方案</translation>
    </message>
    <message>
        <source>Enter products…</source>
        <translation>录入产品…</translation>
    </message>
    <message>
        <source>Enter your lenders&apos; products under Settings, or type terms of one&apos;s own here.</source>
        <translation>在设置里录入资金方产品，或在这里自定方案。</translation>
    </message>
    <message>
        <source>No product to quote</source>
        <translation>没有可报价的产品</translation>
    </message>
    <message>
        <source>Offers side by side; the three annual rates always stand together</source>
        <translation>方案并排对比，三种年化口径始终同时列出</translation>
    </message>
    <message>
        <source>Print the quote…</source>
        <translation>打印报价单…</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Show the client   F11</source>
        <translation>给客户看   F11</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>{number} of {day}</source>
        <translation>{number}（{day}）</translation>
    </message>
</context>
<context>
    <name>QuoteStep</name>
    <message>
        <source>15万 or 150000</source>
        <translation>15万 或 150000</translation>
    </message>
    <message>
        <source>Against today</source>
        <translation>与今日对比</translation>
    </message>
    <message>
        <source>Annual rate, effective</source>
        <translation>实际年化（复利）</translation>
    </message>
    <message>
        <source>Annual rate, nominal (IRR × 12)</source>
        <translation>年化利率（单利，IRR×12）</translation>
    </message>
    <message>
        <source>Compare offers…</source>
        <translation>对比方案…</translation>
    </message>
    <message>
        <source>Disbursement expected on</source>
        <translation>预计放款日</translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation>首付</translation>
    </message>
    <message>
        <source>Due day of the month</source>
        <translation>每月还款日</translation>
    </message>
    <message>
        <source>Finance it</source>
        <translation>计入贷款</translation>
    </message>
    <message>
        <source>Flat rate a year</source>
        <translation>名义费率（平息，年）</translation>
    </message>
    <message>
        <source>Instalment (first)</source>
        <translation>月供（首期）</translation>
    </message>
    <message>
        <source>Interest and fees in all</source>
        <translation>利息与费用合计</translation>
    </message>
    <message>
        <source>Loan amount</source>
        <translation>贷款金额</translation>
    </message>
    <message>
        <source>Paid back in all</source>
        <translation>还款合计</translation>
    </message>
    <message>
        <source>Pay at once</source>
        <translation>改为现付</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>车价</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Product, term, price and down payment make the quote.</source>
        <translation>选定产品、期数，填好车价和首付即得报价。</translation>
    </message>
    <message>
        <source>Quotes given</source>
        <translation>已出具的报价</translation>
    </message>
    <message>
        <source>Schedule as PDF…</source>
        <translation>还款计划 PDF…</translation>
    </message>
    <message>
        <source>Screening of this choice</source>
        <translation>本方案初筛</translation>
    </message>
    <message>
        <source>See</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Submitted: the terms are not changed any more.</source>
        <translation>已报件，方案不再更改。</translation>
    </message>
    <message>
        <source>Term in months</source>
        <translation>期数（月）</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>费用明细</translation>
    </message>
    <message>
        <source>in the loan</source>
        <translation>计入贷款</translation>
    </message>
    <message>
        <source>paid at once</source>
        <translation>现付</translation>
    </message>
</context>
<context>
    <name>QuotesCard</name>
    <message>
        <source>Against today</source>
        <translation>与今天对比</translation>
    </message>
    <message>
        <source>Make a quote…</source>
        <translation>做报价…</translation>
    </message>
    <message>
        <source>None yet; a quote is kept as soon as it is printed.</source>
        <translation>还没有；报价一经打印就留底。</translation>
    </message>
    <message>
        <source>Quotes given</source>
        <translation>给过的报价</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>After loan</source>
        <translation>贷后</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>提成</translation>
    </message>
    <message>
        <source>Playbook</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
</context>
<context>
    <name>ReadCardDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Known are identity card, driving licence, vehicle licence, business licence, bank card and VIN plate. Take the picture straight from above, without a lamp in it.</source>
        <translation>可识别身份证、驾驶证、行驶证、营业执照、银行卡和车架号铭牌。请正对着拍，避开反光。</translation>
    </message>
    <message>
        <source>No card was found in this picture</source>
        <translation>图片里没有认出证件</translation>
    </message>
    <message>
        <source>Nothing is recorded before you take it. The picture stays on this computer.</source>
        <translation>点“采用”之前不会写入任何资料；图片只在本机识别。</translation>
    </message>
    <message>
        <source>Nothing on this card has a place with whom you chose.</source>
        <translation>这张证件上没有可写入所选对象的内容。</translation>
    </message>
    <message>
        <source>Only the last four digits of a card are ever kept.</source>
        <translation>银行卡号只保留末四位。</translation>
    </message>
    <message>
        <source>Read a card</source>
        <translation>识别证件</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>正在识别图片…</translation>
    </message>
    <message>
        <source>The card</source>
        <translation>证件图片</translation>
    </message>
    <message>
        <source>The picture was not read</source>
        <translation>图片未能识别</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>这是谁的</translation>
    </message>
</context>
<context>
    <name>ReasonsDialog</name>
    <message>
        <source>Keep the list</source>
        <translation>保存列表</translation>
    </message>
    <message>
        <source>One in each line; an empty list brings the usual ones back</source>
        <translation>每行一条；清空则恢复默认</translation>
    </message>
    <message>
        <source>Reasons: {event}</source>
        <translation>原因：{event}</translation>
    </message>
</context>
<context>
    <name>ReconcileDialog</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose the payroll sheet (xlsx, xls, csv), or copy its cells and paste.</source>
        <translation>选择单位的提成表（xlsx、xls、csv），或复制单元格后粘贴。</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Everything agrees to the fen.</source>
        <translation>逐分一致。</translation>
    </message>
    <message>
        <source>No column of amounts is found. Choose the row of titles and the columns; they are remembered.</source>
        <translation>没找到金额列。请选择标题行和各列，选过后会记住。</translation>
    </message>
    <message>
        <source>Own lines</source>
        <translation>本人明细</translation>
    </message>
    <message>
        <source>Paid less expected</source>
        <translation>实发减应发</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Payroll sheet</source>
        <translation>提成表</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>Record payout…</source>
        <translation>记录到账…</translation>
    </message>
    <message>
        <source>Request to look into it</source>
        <translation>提成核对说明</translation>
    </message>
    <message>
        <source>Request to look into it…</source>
        <translation>提成核对说明…</translation>
    </message>
    <message>
        <source>Rows of the sheet</source>
        <translation>表中各行</translation>
    </message>
    <message>
        <source>The total of the sheet is off by {amount}.</source>
        <translation>表中合计与各行之和相差 {amount}。</translation>
    </message>
    <message>
        <source>copied cells</source>
        <translation>粘贴的内容</translation>
    </message>
    <message>
        <source>{kind}: own {own} · sheet {rows}</source>
        <translation>{kind}：本人 {own} · 表中 {rows}</translation>
    </message>
    <message>
        <source>{n} more cells cannot be read.</source>
        <translation>另有 {n} 个单元格无法识别。</translation>
    </message>
    <message>
        <source>{n} rows read. Paid {paid}, expected {expected}: {difference} in {differences} differences.</source>
        <translation>读到 {n} 行。实发 {paid}，应发 {expected}，相差 {difference}，共 {differences} 处差异。</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Employed since</source>
        <translation>入职日期</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>工作单位</translation>
    </message>
    <message>
        <source>Employer&apos;s phone</source>
        <translation>单位电话</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Home address</source>
        <translation>居住地址</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>ID valid until</source>
        <translation>证件有效期至</translation>
    </message>
    <message>
        <source>Interested in</source>
        <translation>意向车型</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>婚姻状况</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Net income a month</source>
        <translation>月净收入</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>Other instalments a month</source>
        <translation>其他月供</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Second mobile</source>
        <translation>备用手机号</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Type to find</source>
        <translation>输入查找</translation>
    </message>
    <message>
        <source>WeChat ID</source>
        <translation>微信号</translation>
    </message>
</context>
<context>
    <name>RelationDialog</name>
    <message>
        <source>A client already</source>
        <translation>已是客户</translation>
    </message>
    <message>
        <source>Asked not to be called again on</source>
        <translation>要求不再致电日期</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Is to the client</source>
        <translation>与客户关系</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Person around the client</source>
        <translation>客户关系人</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>or one who is none:</source>
        <translation>或非客户：</translation>
    </message>
</context>
<context>
    <name>ReliabilityChart</name>
    <message>
        <source>What was said against what happened</source>
        <translation>所说与实际</translation>
    </message>
    <message>
        <source>happened</source>
        <translation>实际放款</translation>
    </message>
    <message>
        <source>said</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>said {said}, happened {happened} ({n} of {all}), {low} to {high}</source>
        <translation>预测 {said}，实际 {happened}（{all} 笔中 {n} 笔），区间 {low} 至 {high}</translation>
    </message>
</context>
<context>
    <name>RemindersPanel</name>
    <message>
        <source>A message says how many things are due, never a name, a number or a sum.</source>
        <translation>通知只写几件事，不写姓名、电话和金额。</translation>
    </message>
    <message>
        <source>Outside the hours in which clients may be contacted it is quiet in any case. What comes in a quiet hour is told after it.</source>
        <translation>不允许联系客户的时段一律不提醒；免打扰期间到期的事，结束后补提醒。</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>免打扰开始</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>免打扰结束</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Start with the system</source>
        <translation>开机自动启动</translation>
    </message>
    <message>
        <source>Tell me by a message of the system when something is due</source>
        <translation>有事到期时用系统通知提醒我</translation>
    </message>
    <message>
        <source>The system did not allow it. Nothing was changed.</source>
        <translation>系统不允许，未作改动。</translation>
    </message>
</context>
<context>
    <name>RepaymentStep</name>
    <message>
        <source>Agree anew from a day on…</source>
        <translation>展期（重定还款计划）…</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>剩余本金</translation>
    </message>
    <message>
        <source>Bank&apos;s number</source>
        <translation>流水号</translation>
    </message>
    <message>
        <source>Compare with the lender&apos;s spreadsheet…</source>
        <translation>与资方计划表比对…</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应还日</translation>
    </message>
    <message>
        <source>Inspection valid until</source>
        <translation>年检有效期至</translation>
    </message>
    <message>
        <source>Instalment</source>
        <translation>月供</translation>
    </message>
    <message>
        <source>Insured until</source>
        <translation>保险到期</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>还款流水</translation>
    </message>
    <message>
        <source>Mortgage not registered yet</source>
        <translation>尚未抵押登记</translation>
    </message>
    <message>
        <source>Mortgage registered {day}</source>
        <translation>{day} 已抵押登记</translation>
    </message>
    <message>
        <source>Mortgage registered…</source>
        <translation>登记抵押…</translation>
    </message>
    <message>
        <source>Mortgage released</source>
        <translation>已解押</translation>
    </message>
    <message>
        <source>Mortgage released {day}</source>
        <translation>{day} 已解押</translation>
    </message>
    <message>
        <source>No loan yet</source>
        <translation>还没有贷款</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Overdue {amount}</source>
        <translation>逾期 {amount}</translation>
    </message>
    <message>
        <source>Paid {day}</source>
        <translation>{day} 已还</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>本金</translation>
    </message>
    <message>
        <source>Principal left {left} · overdue {overdue} · paid so far {paid} · class {risk}</source>
        <translation>剩余本金 {left} · 逾期 {overdue} · 累计已还 {paid} · 五级分类：{risk}</translation>
    </message>
    <message>
        <source>Put right by hand…</source>
        <translation>手工调整…</translation>
    </message>
    <message>
        <source>Record a repayment…</source>
        <translation>登记还款…</translation>
    </message>
    <message>
        <source>Repayment</source>
        <translation>还款</translation>
    </message>
    <message>
        <source>Schedule as PDF…</source>
        <translation>还款计划 PDF…</translation>
    </message>
    <message>
        <source>Schedule: {origin}, in force from {day}</source>
        <translation>还款计划：{origin}，自 {day} 起执行</translation>
    </message>
    <message>
        <source>Schedule…</source>
        <translation>还款计划…</translation>
    </message>
    <message>
        <source>Settle early…</source>
        <translation>提前结清…</translation>
    </message>
    <message>
        <source>Settled {day}</source>
        <translation>{day} 已结清</translation>
    </message>
    <message>
        <source>Settled, mortgage not released: due {day}</source>
        <translation>已结清未解押，应于 {day} 前办理</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Take the kept schedule away</source>
        <translation>撤掉这份计划</translation>
    </message>
    <message>
        <source>Take this entry out</source>
        <translation>删除该笔记录</translation>
    </message>
    <message>
        <source>The kept schedule does not fit the loan: {fault} The computed one is shown.</source>
        <translation>保存的还款计划与贷款不符：{fault} 现按系统计算的计划显示。</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>With the disbursement the contract&apos;s schedule appears here.</source>
        <translation>放款后，合同还款计划显示在这里。</translation>
    </message>
    <message>
        <source>{bucket}: {n} days overdue</source>
        <translation>{bucket} · 逾期 {n} 天</translation>
    </message>
</context>
<context>
    <name>RestructureDialog</name>
    <message>
        <source>Agree anew</source>
        <translation>展期</translation>
    </message>
    <message>
        <source>Annual rate %</source>
        <translation>年利率 %</translation>
    </message>
    <message>
        <source>First due</source>
        <translation>首期应还日</translation>
    </message>
    <message>
        <source>From a spreadsheet…</source>
        <translation>从表格导入…</translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation>生效日</translation>
    </message>
    <message>
        <source>Instalments</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Principal left on the eve: {left}. Interest and fees due and unpaid: {carried}, with the first.</source>
        <translation>生效前一日剩余本金 {left}；到期未还的利息和手续费 {carried}，计入新计划首期。</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>生成计划</translation>
    </message>
</context>
<context>
    <name>ResultsForm</name>
    <message>
        <source>A month</source>
        <translation>月供</translation>
    </message>
    <message>
        <source>Annual rate, nominal</source>
        <translation>年化利率（单利）</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Apply: {change}</source>
        <translation>采用：{change}</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>Enter products…</source>
        <translation>录入产品…</translation>
    </message>
    <message>
        <source>Enter the income…</source>
        <translation>录入收入…</translation>
    </message>
    <message>
        <source>Loan {amount}: {ltv} of the car&apos;s value of {base}, {rate} of all that is paid on the road</source>
        <translation>贷款 {amount}：占车辆价值 {base} 的 {ltv}，占落地价的 {rate}</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>No change of down payment, term, extras or income would pass.</source>
        <translation>调整首付、期限、附加项或收入都不能通过。</translation>
    </message>
    <message>
        <source>No product on offer for this car today. Products are entered under Settings.</source>
        <translation>今日没有适用此车的产品。请在设置里录入。</translation>
    </message>
    <message>
        <source>No version valid today: {names}</source>
        <translation>今日没有有效版本：{names}</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Take this product</source>
        <translation>选用此产品</translation>
    </message>
    <message>
        <source>The smallest change that would pass, worked out again:</source>
        <translation>能通过的最小调整（已重新验算）：</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>可通过</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Against the quote given</source>
        <translation>与已给报价比</translation>
    </message>
    <message>
        <source>Nothing against it.</source>
        <translation>没有问题。</translation>
    </message>
    <message>
        <source>On the form</source>
        <translation>表上</translation>
    </message>
    <message>
        <source>Papers on {day}</source>
        <translation>资料（按 {day} 报件）</translation>
    </message>
    <message>
        <source>Submitted before</source>
        <translation>已报过的</translation>
    </message>
    <message>
        <source>This lender before</source>
        <translation>这家资金方以往</translation>
    </message>
    <message>
        <source>Versions and what changed…</source>
        <translation>各版与改动…</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 项</translation>
    </message>
</context>
<context>
    <name>RiskDialog</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Call because of</source>
        <translation>联系缘由</translation>
    </message>
    <message>
        <source>Call {name} first: {why}. {amount} of your pay hang on it.</source>
        <translation>先联系{name}：{why}，关系到提成 {amount}。</translation>
    </message>
    <message>
        <source>Can go back</source>
        <translation>可能追回额</translation>
    </message>
    <message>
        <source>Can still go back</source>
        <translation>可能追回</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>应发日</translation>
    </message>
    <message>
        <source>Everything that was due is recorded as paid.</source>
        <translation>应发的都已到账。</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>暂扣</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Money at risk and money owed</source>
        <translation>有风险的提成与应收</translation>
    </message>
    <message>
        <source>No first instalment is open. What is left can go back with an early settlement alone.</source>
        <translation>没有未还的首期；其余只在提前结清时追回。</translation>
    </message>
    <message>
        <source>No pay can go back, and none is held.</source>
        <translation>没有可能追回的提成，也没有暂扣。</translation>
    </message>
    <message>
        <source>Pay of months that are over and not recorded as paid, and held pay with its day of release.</source>
        <translation>已结束月份尚未到账的提成，以及暂扣的返还日。</translation>
    </message>
    <message>
        <source>Record a contact…</source>
        <translation>记录联系…</translation>
    </message>
    <message>
        <source>Released on</source>
        <translation>返还日</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>账龄</translation>
    </message>
    <message>
        <source>The employer owes</source>
        <translation>单位应发</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>项目</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>Remove this row</source>
        <translation>移除该行</translation>
    </message>
</context>
<context>
    <name>SafetyPanel</name>
    <message>
        <source>A checked backup is made at each start when something changed.</source>
        <translation>每次启动时如有变化，自动生成并校验一份备份。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Backup made and checked.</source>
        <translation>备份已生成并校验。</translation>
    </message>
    <message>
        <source>Backup written and checked.</source>
        <translation>备份已写出并校验。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Change the passcode…</source>
        <translation>更改密码…</translation>
    </message>
    <message>
        <source>Copy a backup elsewhere</source>
        <translation>另存备份</translation>
    </message>
    <message>
        <source>Copy a backup elsewhere…</source>
        <translation>另存备份…</translation>
    </message>
    <message>
        <source>Everything on disk is encrypted. The recovery key is the only way back without the passcode.</source>
        <translation>磁盘上的内容全部加密。忘记密码时只有恢复密钥能打开。</translation>
    </message>
    <message>
        <source>New recovery key, shown only now: {key}</source>
        <translation>新的恢复密钥（仅此刻显示）：{key}</translation>
    </message>
    <message>
        <source>New recovery key…</source>
        <translation>更换恢复密钥…</translation>
    </message>
    <message>
        <source>No backup yet: nothing was worth one.</source>
        <translation>还没有备份：尚无内容。</translation>
    </message>
    <message>
        <source>Nothing changed since the last backup.</source>
        <translation>自上次备份以来没有变化。</translation>
    </message>
    <message>
        <source>Passcode and recovery key</source>
        <translation>密码与恢复密钥</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>{n} MB</source>
        <translation>{n} MB</translation>
    </message>
</context>
<context>
    <name>SatisfactionDialog</name>
    <message>
        <source>Deal</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>Said on</source>
        <translation>评价日期</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
</context>
<context>
    <name>ScheduleGrid</name>
    <message>
        <source>Add a row</source>
        <translation>加一期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应还日</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Instalment</source>
        <translation>月供</translation>
    </message>
    <message>
        <source>Instalments</source>
        <translation>各期</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>本金</translation>
    </message>
    <message>
        <source>Principal {sum}, loan {principal}: {difference} apart</source>
        <translation>本金合计 {sum}，应为 {principal}，相差 {difference}</translation>
    </message>
    <message>
        <source>Principal {sum}: repays the loan exactly</source>
        <translation>本金合计 {sum}，与贷款一致</translation>
    </message>
    <message>
        <source>Take the row out</source>
        <translation>删除该期</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>ScreeningStep</name>
    <message>
        <source>Income and debts</source>
        <translation>收入与负债</translation>
    </message>
    <message>
        <source>Income not known yet</source>
        <translation>收入未知</translation>
    </message>
    <message>
        <source>Income {income}, instalments now {debts}</source>
        <translation>月收入 {income}，现有月供 {debts}</translation>
    </message>
    <message>
        <source>No income: no instalment can be carried without a co-borrower</source>
        <translation>收入为零：没有共同借款人无法承担月供</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>线索提问</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>流水</translation>
    </message>
    <message>
        <source>Which products fit</source>
        <translation>适合的产品</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>CarLoan Desk {version}</source>
        <translation>车贷工作台 {version}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>SettleDialog</name>
    <message>
        <source>A day that has not come yet is a calculation only.</source>
        <translation>未来日期只能试算，不能登记。</translation>
    </message>
    <message>
        <source>Amount the lender asks for</source>
        <translation>资方结清金额</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Comes back to the client</source>
        <translation>应退客户</translation>
    </message>
    <message>
        <source>Day of settlement</source>
        <translation>结清日</translation>
    </message>
    <message>
        <source>From {day} on it would be {amount}.</source>
        <translation>{day} 起结清只追回 {amount}。</translation>
    </message>
    <message>
        <source>From {day} on nothing.</source>
        <translation>{day} 起不再追回。</translation>
    </message>
    <message>
        <source>From {day} on settling costs no penalty.</source>
        <translation>{day} 起结清免违约金。</translation>
    </message>
    <message>
        <source>Late interest besides, usually {low} to {high}: the lender says how much.</source>
        <translation>逾期罚息另计，一般 {low} 至 {high}，以资方为准。</translation>
    </message>
    <message>
        <source>My pay</source>
        <translation>我的提成</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Record as settled</source>
        <translation>登记结清</translation>
    </message>
    <message>
        <source>Settle early</source>
        <translation>提前结清</translation>
    </message>
    <message>
        <source>Settling on this day takes nothing back.</source>
        <translation>这一天结清不影响提成。</translation>
    </message>
    <message>
        <source>To be paid</source>
        <translation>应付合计</translation>
    </message>
    <message>
        <source>What settles the loan</source>
        <translation>提前结清试算单</translation>
    </message>
    <message>
        <source>{amount} of my pay go back.</source>
        <translation>将追回提成 {amount}。</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>列对应…</translation>
    </message>
    <message>
        <source>It is not clear what its columns are. Choose the row of titles and the columns; they are remembered.</source>
        <translation>认不出各列含义。请选择标题行和各列，程序会记住。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>{n} more rows cannot be read.</source>
        <translation>另有 {n} 行无法读取。</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Add a client</source>
        <translation>新增客户</translation>
    </message>
    <message>
        <source>Backed up {moment}</source>
        <translation>已备份 {moment}</translation>
    </message>
    <message>
        <source>Calls of today</source>
        <translation>今日电话</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>CarLoan Desk</source>
        <translation>车贷工作台</translation>
    </message>
    <message>
        <source>Channels and campaigns</source>
        <translation>渠道与活动</translation>
    </message>
    <message>
        <source>Doing again</source>
        <translation>正在重做</translation>
    </message>
    <message>
        <source>Explain this page</source>
        <translation>本页说明</translation>
    </message>
    <message>
        <source>Find duplicate clients</source>
        <translation>查找重复客户</translation>
    </message>
    <message>
        <source>Go to {page}</source>
        <translation>转到{page}</translation>
    </message>
    <message>
        <source>Import clients</source>
        <translation>导入客户</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Mask   F9</source>
        <translation>遮蔽   F9</translation>
    </message>
    <message>
        <source>Mask names, numbers and amounts</source>
        <translation>遮蔽姓名、号码和金额</translation>
    </message>
    <message>
        <source>New client   Ctrl+N</source>
        <translation>新建客户   Ctrl+N</translation>
    </message>
    <message>
        <source>No backup</source>
        <translation>未备份</translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation>重做：{what}</translation>
    </message>
    <message>
        <source>Search clients, deals, actions…   Ctrl+K</source>
        <translation>搜索客户、业务、动作…   Ctrl+K</translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>撤销：{what}</translation>
    </message>
    <message>
        <source>Unmask   F9</source>
        <translation>取消遮蔽   F9</translation>
    </message>
</context>
<context>
    <name>Shown</name>
    <message>
        <source>Friday</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>in {n} days</source>
        <translation>{n} 天后</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>{n} 天前</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>About me…</source>
        <translation>本人信息…</translation>
    </message>
    <message>
        <source>All {n}, by age…</source>
        <translation>全部 {n} 项，按账龄…</translation>
    </message>
    <message>
        <source>All {n}, with the days…</source>
        <translation>全部 {n} 笔及日期…</translation>
    </message>
    <message>
        <source>Annual rate (effective)</source>
        <translation>实际年化（复利）</translation>
    </message>
    <message>
        <source>Annual rate (nominal)</source>
        <translation>年化（单利，IRR×12）</translation>
    </message>
    <message>
        <source>Assumed: {what}</source>
        <translation>按此假定：{what}</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>提成</translation>
    </message>
    <message>
        <source>Contributions…</source>
        <translation>社保公积金…</translation>
    </message>
    <message>
        <source>Counted in {period}</source>
        <translation>计入 {period}</translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation>首付</translation>
    </message>
    <message>
        <source>Earned with</source>
        <translation>确认条件</translation>
    </message>
    <message>
        <source>Everything that was due is recorded as paid.</source>
        <translation>到期应发的都已登记发放。</translation>
    </message>
    <message>
        <source>Figures…</source>
        <translation>考核数据…</translation>
    </message>
    <message>
        <source>Go to Pay</source>
        <translation>去提成页</translation>
    </message>
    <message>
        <source>Held back so far</source>
        <translation>已留存未发</translation>
    </message>
    <message>
        <source>How this came about</source>
        <translation>这个数字怎么来的</translation>
    </message>
    <message>
        <source>Income tax</source>
        <translation>个税预扣</translation>
    </message>
    <message>
        <source>Insurance and fund</source>
        <translation>社保公积金</translation>
    </message>
    <message>
        <source>Last payout: {period}, {amount} on {day}</source>
        <translation>最近一次发放：{period}，{amount}，{day} 到账</translation>
    </message>
    <message>
        <source>Late in all: {amount}</source>
        <translation>逾期应发合计：{amount}</translation>
    </message>
    <message>
        <source>Loan to value</source>
        <translation>贷款成数</translation>
    </message>
    <message>
        <source>New version…</source>
        <translation>新版方案…</translation>
    </message>
    <message>
        <source>No plan covers this deal yet. Enter your plan under Pay.</source>
        <translation>还没有适用的提成方案，请在“提成”页录入。</translation>
    </message>
    <message>
        <source>Not agreed yet.</source>
        <translation>尚未商定。</translation>
    </message>
    <message>
        <source>Only for you</source>
        <translation>仅自己可见</translation>
    </message>
    <message>
        <source>Paid on day</source>
        <translation>发放日（次月）</translation>
    </message>
    <message>
        <source>Paid so far</source>
        <translation>还款表现</translation>
    </message>
    <message>
        <source>Pay that can still go back</source>
        <translation>有风险的提成</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>提成方案</translation>
    </message>
    <message>
        <source>Record payout…</source>
        <translation>登记发放…</translation>
    </message>
    <message>
        <source>Take-home</source>
        <translation>到手</translation>
    </message>
    <message>
        <source>Take-home, an estimate</source>
        <translation>到手测算（估算）</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>版本…</translation>
    </message>
    <message>
        <source>What the employer owes</source>
        <translation>单位应发</translation>
    </message>
    <message>
        <source>Without a plan nothing can be calculated. It takes five minutes.</source>
        <translation>没有方案就无法计算，录入只要五分钟。</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>/月</translation>
    </message>
    <message>
        <source>{amount} over {n} months</source>
        <translation>贷 {amount} · {n} 期</translation>
    </message>
    <message>
        <source>{chance} likely at this stage (an assumption): counts as {amount}</source>
        <translation>本阶段按 {chance} 概率（假设）计入 {amount}</translation>
    </message>
    <message>
        <source>{day}, {n} days late</source>
        <translation>{day}（晚 {n} 天）</translation>
    </message>
    <message>
        <source>{period} as earned so far, paid on {day}. What the employer withholds is what counts.</source>
        <translation>{period} 截至目前已计提部分，{day} 发放。估算，以单位实际代扣为准。</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>A sign is a question to ask, never a verdict. It stays a warning until it is cleared up.</source>
        <translation>线索只是要问的问题，不是结论；澄清前一直是预警。</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>贷款</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Note a sign</source>
        <translation>记录线索</translation>
    </message>
    <message>
        <source>Noticed on</source>
        <translation>发现日</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Who said what</source>
        <translation>谁说了什么</translation>
    </message>
</context>
<context>
    <name>SnoozeDialog</name>
    <message>
        <source>A day on which nobody works becomes the next workday.</source>
        <translation>遇休息日顺延到下一个工作日。</translation>
    </message>
    <message>
        <source>Comes back on</source>
        <translation>哪天再提醒</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>Snooze to a day</source>
        <translation>推迟到某天</translation>
    </message>
</context>
<context>
    <name>SolveDialog</name>
    <message>
        <source>At most a month</source>
        <translation>月供不超过</translation>
    </message>
    <message>
        <source>Least down payment, highest price for the same down payment, shortest term: everything else stays, purchase tax follows the price.</source>
        <translation>求最低首付、同样首付下的最高车价或最短期限；其余不变，购置税随车价变化。</translation>
    </message>
    <message>
        <source>What may change</source>
        <translation>求什么</translation>
    </message>
    <message>
        <source>Work backwards from the instalment</source>
        <translation>按月供反算</translation>
    </message>
    <message>
        <source>Work it out</source>
        <translation>计算</translation>
    </message>
</context>
<context>
    <name>StartEmergencyDialog</name>
    <message>
        <source>Open</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Open an emergency plan</source>
        <translation>启动应急预案</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
</context>
<context>
    <name>StatementDialog</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A period is sealed when it is over, in order.</source>
        <translation>期间结束后按先后顺序封存。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>计提基数</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Contract number</source>
        <translation>合同编号</translation>
    </message>
    <message>
        <source>Earned in</source>
        <translation>原计提期间</translation>
    </message>
    <message>
        <source>Earned {earned}, held back {held}, forfeited {forfeited}: to be paid {paid}</source>
        <translation>计提 {earned}，暂扣净增 {held}，扣罚 {forfeited}：应发 {paid}</translation>
    </message>
    <message>
        <source>Not sealed</source>
        <translation>未封存</translation>
    </message>
    <message>
        <source>Part of the plan</source>
        <translation>提成项目</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Print or save as PDF…</source>
        <translation>打印或存为 PDF…</translation>
    </message>
    <message>
        <source>Rate paid</source>
        <translation>提成比例</translation>
    </message>
    <message>
        <source>Save as spreadsheet</source>
        <translation>存为表格</translation>
    </message>
    <message>
        <source>Save as spreadsheet…</source>
        <translation>存为表格…</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封存</translation>
    </message>
    <message>
        <source>Seal the statement of {period}? It never changes again; later corrections adjust later periods.</source>
        <translation>封存 {period} 的结算单？封存后不再改变，以后的更正记入后面的期间。</translation>
    </message>
    <message>
        <source>Sealed {moment}</source>
        <translation>已封存 {moment}</translation>
    </message>
    <message>
        <source>Seal…</source>
        <translation>封存…</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>本月结算单</translation>
    </message>
    <message>
        <source>The last {n} lines adjust periods that were sealed before.</source>
        <translation>末尾 {n} 行是对已封存期间的调整。</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>“{names}”: the plan leaves a hole at the value reached; the step below is paid. Ask.</source>
        <translation>“{names}”：达到的数值方案没有写明标准，按下一档计。请问清。</translation>
    </message>
</context>
<context>
    <name>StatementForm</name>
    <message>
        <source>Bank statement, the last six months</source>
        <translation>近六个月流水</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Came in in {month}</source>
        <translation>{month} 收入</translation>
    </message>
    <message>
        <source>Income stated: {amount} a month</source>
        <translation>自述月收入：{amount}</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Nothing entered yet.</source>
        <translation>尚未录入。</translation>
    </message>
    <message>
        <source>Type what came in as it stands there: 12000, 1.2万.</source>
        <translation>照流水录入：12000、1.2万 都可以。</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Went out in {month}</source>
        <translation>{month} 支出</translation>
    </message>
    <message>
        <source>{n} months: {incoming} in, {outgoing} out; {average} in a month on average</source>
        <translation>{n} 个月：收入 {incoming}，支出 {outgoing}；月均收入 {average}</translation>
    </message>
</context>
<context>
    <name>StepsDialog</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A better set may exist.</source>
        <translation>可能还有更好的组合。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Every outcome of the open deals is weighed by its chance.</source>
        <translation>按每笔在途业务的概率逐一加权。</translation>
    </message>
    <message>
        <source>Every step of the plan is reached this month, or it has none.</source>
        <translation>本月各台阶都已达到，或方案没有台阶。</translation>
    </message>
    <message>
        <source>Fewest deals</source>
        <translation>笔数最少</translation>
    </message>
    <message>
        <source>How likely each step is in {period}</source>
        <translation>{period} 达到各台阶的概率</translation>
    </message>
    <message>
        <source>Least volume</source>
        <translation>金额最少</translation>
    </message>
    <message>
        <source>Likeliest</source>
        <translation>最有把握</translation>
    </message>
    <message>
        <source>Or new deals alone: {deals}</source>
        <translation>或只靠新业务：{deals}</translation>
    </message>
    <message>
        <source>Reached {reached} of {threshold}: {missing} are missing.</source>
        <translation>已达 {reached} / {threshold}，还差 {missing}。</translation>
    </message>
    <message>
        <source>Steps of the plan</source>
        <translation>方案台阶</translation>
    </message>
    <message>
        <source>The open deals alone do not suffice.</source>
        <translation>仅靠在途业务不够。</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} 等另 {n} 笔</translation>
    </message>
    <message>
        <source>{names}: together {adds}, all of them come with {chance}.</source>
        <translation>{names}：合计 {adds}，全部放款概率 {chance}。</translation>
    </message>
    <message>
        <source>{n} of {size}</source>
        <translation>{size} 的 {n} 笔</translation>
    </message>
    <message>
        <source>“{component}” from {threshold}</source>
        <translation>“{component}”{threshold} 档</translation>
    </message>
</context>
<context>
    <name>SubmitDialog</name>
    <message>
        <source>Against the quote given</source>
        <translation>与已给报价比</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>I have seen this and submit all the same</source>
        <translation>已看过，仍然报件</translation>
    </message>
    <message>
        <source>On the form</source>
        <translation>表上</translation>
    </message>
    <message>
        <source>Papers on {day}</source>
        <translation>资料（按 {day} 报件）</translation>
    </message>
    <message>
        <source>Submit to the lender</source>
        <translation>向资金方报件</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>确认报件</translation>
    </message>
    <message>
        <source>This lender before</source>
        <translation>这家资金方以往</translation>
    </message>
    <message>
        <source>This version of the form is kept as it is.</source>
        <translation>本版申请表将原样保存，不再更改。</translation>
    </message>
    <message>
        <source>What was supplemented</source>
        <translation>补了什么</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 项</translation>
    </message>
</context>
<context>
    <name>TagsCard</name>
    <message>
        <source>New tag</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Take this tag away</source>
        <translation>移除此标签</translation>
    </message>
    <message>
        <source>Type a tag and press Enter</source>
        <translation>输入标签后回车</translation>
    </message>
</context>
<context>
    <name>TalkSide</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Not while contacts are blocked</source>
        <translation>暂不可联系时不能复制</translation>
    </message>
    <message>
        <source>On time; next {amount} on {day}</source>
        <translation>按时；下期 {day} {amount} 元</translation>
    </message>
    <message>
        <source>Since {day} · {source}</source>
        <translation>{day} 起 · {source}</translation>
    </message>
    <message>
        <source>Text copied; it leaves the clipboard in a minute.</source>
        <translation>已复制，一分钟后自动清除。</translation>
    </message>
    <message>
        <source>Text for WeChat</source>
        <translation>微信文字</translation>
    </message>
    <message>
        <source>Text for WeChat, tells nothing of the loan</source>
        <translation>微信文字（不提贷款）</translation>
    </message>
    <message>
        <source>The loan</source>
        <translation>这笔贷款</translation>
    </message>
    <message>
        <source>{bucket}: {n} days overdue, {amount}</source>
        <translation>{bucket}：逾期 {n} 天，{amount} 元</translation>
    </message>
</context>
<context>
    <name>TargetDialog</name>
    <message>
        <source>For</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>目标类型</translation>
    </message>
    <message>
        <source>Set target</source>
        <translation>设定目标</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
</context>
<context>
    <name>TaskDialog</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新增事项</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Take back what was recorded</source>
        <translation>撤回已记录的内容</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
</context>
<context>
    <name>TasksCard</name>
    <message>
        <source>Add a task…</source>
        <translation>新增事项…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Conditions of the approval, appointments; after disbursement the usual ones come by themselves.</source>
        <translation>放款条件、面签预约等；放款后常规事项会自动出现。</translation>
    </message>
    <message>
        <source>Done {day}</source>
        <translation>{day} 完成</translation>
    </message>
    <message>
        <source>No day set</source>
        <translation>未定日期</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>{day}, {when}</source>
        <translation>{day}，{when}</translation>
    </message>
    <message>
        <source>{task}: change…</source>
        <translation>{task}：修改…</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Deal</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Show {n} more of {all}</source>
        <translation>再显示 {n} 条，共 {all} 条</translation>
    </message>
</context>
<context>
    <name>TodayLines</name>
    <message>
        <source>New since your last visit</source>
        <translation>上次之后新增</translation>
    </message>
</context>
<context>
    <name>TodayOrderDialog</name>
    <message>
        <source>A little</source>
        <translation>很少</translation>
    </message>
    <message>
        <source>As it usually is</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Evenly</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Keep kinds together, in this order</source>
        <translation>同类放在一起，按下面的先后</translation>
    </message>
    <message>
        <source>Kinds, the first one first</source>
        <translation>类别先后</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Much</source>
        <translation>较多</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>不计</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>清单顺序</translation>
    </message>
    <message>
        <source>Some</source>
        <translation>较少</translation>
    </message>
    <message>
        <source>Sort so</source>
        <translation>按此排序</translation>
    </message>
    <message>
        <source>What counts more stands higher; each row says which of these put it there.</source>
        <translation>权重越高越靠前；每一行都写明为什么排在那里。</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Add a client</source>
        <translation>新增客户</translation>
    </message>
    <message>
        <source>Back to the calendar</source>
        <translation>返回日历</translation>
    </message>
    <message>
        <source>Do this first</source>
        <translation>先做这些</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>没有待办</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>没有待办</translation>
    </message>
    <message>
        <source>Promises, instalments, papers that grow old and deals that stand still appear here by themselves.</source>
        <translation>承诺、还款、将过期的资料、停滞的业务会自动出现在这里。</translation>
    </message>
    <message>
        <source>Show {n} more of {all}</source>
        <translation>再显示 {n} 件（还有 {all} 件）</translation>
    </message>
    <message>
        <source>The computer says {day}, but you worked here on {last} already. Nothing was changed.</source>
        <translation>电脑日期是 {day}，但您 {last} 已经用过本程序；请核对日期，数据没有改动。</translation>
    </message>
    <message>
        <source>Today · {day} {weekday}</source>
        <translation>今日 · {day} {weekday}</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>What is due when</source>
        <translation>哪天有什么事</translation>
    </message>
    <message>
        <source>Why this order?</source>
        <translation>为什么是这个顺序</translation>
    </message>
    <message>
        <source>{n} to do, {late} of them by today</source>
        <translation>{n} 件待办，其中 {late} 件今天必须完成</translation>
    </message>
    <message>
        <source>● {n} came up since your last visit on {day}</source>
        <translation>● 上次（{day}）之后新增 {n} 件</translation>
    </message>
</context>
<context>
    <name>TraceDialog</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Chance {chance}: {n} of {all} own deals that stood here were disbursed; assumed {prior}</source>
        <translation>概率 {chance}：自己到过这一步的 {all} 笔中有 {n} 笔放款；初始假定 {prior}</translation>
    </message>
    <message>
        <source>Chance {chance}: {n} of {all} own disbursed deals came to what earns their pay; assumed {prior}</source>
        <translation>概率 {chance}：本人已放款的 {all} 笔中 {n} 笔达到确认条件；假定 {prior}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>How this came about</source>
        <translation>这个数字怎么来的</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Limit: {amount}</source>
        <translation>限额：{amount}</translation>
    </message>
    <message>
        <source>Not known and left out: {names}</source>
        <translation>未知、未计入：{names}</translation>
    </message>
    <message>
        <source>Plan “{plan}”, version {n}</source>
        <translation>方案：{plan} v{n}</translation>
    </message>
    <message>
        <source>The plan leaves a hole here; the step below was paid. Ask your employer.</source>
        <translation>方案此处没有写明标准，按下一档计。请向单位问清。</translation>
    </message>
    <message>
        <source>Through the ladder, the period&apos;s other deals bring more with it</source>
        <translation>因阶梯抬升，同期其他业务增加</translation>
    </message>
    <message>
        <source>step from {start}, {mode}</source>
        <translation>{start} 起档，{mode}</translation>
    </message>
    <message>
        <source>{basis} {base} × {rate}, rounded half up to the fen</source>
        <translation>{basis} {base} × {rate}，四舍五入到分</translation>
    </message>
    <message>
        <source>{rate} yuan a deal</source>
        <translation>每单 {rate} 元</translation>
    </message>
</context>
<context>
    <name>VehicleDialog</name>
    <message>
        <source>Car of the client</source>
        <translation>客户车辆</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>动力类型</translation>
    </message>
    <message>
        <source>First registered on</source>
        <translation>初次登记日期</translation>
    </message>
    <message>
        <source>Inspection until</source>
        <translation>年检至</translation>
    </message>
    <message>
        <source>Insured until</source>
        <translation>保险至</translation>
    </message>
    <message>
        <source>Make and model</source>
        <translation>品牌车型</translation>
    </message>
    <message>
        <source>Mileage in km</source>
        <translation>里程（公里）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Still owed on it</source>
        <translation>尚欠车贷</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>车架号</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>A version is never changed once it is entered: each deal is paid by the one in force on its day.</source>
        <translation>版本录入后不再改动；每笔业务按当日有效的版本计提。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>对比…</translation>
    </message>
    <message>
        <source>Earned with</source>
        <translation>确认条件</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>New version…</source>
        <translation>新版本…</translation>
    </message>
    <message>
        <source>No plan is entered yet.</source>
        <translation>还没有录入方案。</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>项数</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>To</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Versions of the plan</source>
        <translation>方案版本</translation>
    </message>
    <message>
        <source>open</source>
        <translation>至今</translation>
    </message>
    <message>
        <source>✓ They follow one another without gap or overlap.</source>
        <translation>✓ 各版本首尾相接，无空档、无重叠。</translation>
    </message>
</context>
<context>
    <name>VintageChart</name>
    <message>
        <source>Late by months on book</source>
        <translation>各账龄逾期率</translation>
    </message>
    <message>
        <source>No vintage was ever 30 days late</source>
        <translation>各月放款均未出现 30 天以上逾期</translation>
    </message>
    <message>
        <source>never late</source>
        <translation>从未逾期</translation>
    </message>
</context>
<context>
    <name>VisitDialog</name>
    <message>
        <source>Note a visit</source>
        <translation>记录拜访</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What was talked about</source>
        <translation>沟通内容</translation>
    </message>
</context>
<context>
    <name>WaitingDrafts</name>
    <message>
        <source>Continue the draft of {when}</source>
        <translation>继续 {when} 的草稿</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>{n} older drafts wait too.</source>
        <translation>另有 {n} 份更早的草稿。</translation>
    </message>
</context>
<context>
    <name>WarningsCard</name>
    <message>
        <source>Emergency plan…</source>
        <translation>应急预案…</translation>
    </message>
    <message>
        <source>Nothing calls for a look.</source>
        <translation>没有需要留意的。</translation>
    </message>
    <message>
        <source>Plan {n}/{all}</source>
        <translation>预案 {n}/{all}</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>预警</translation>
    </message>
</context>
<context>
    <name>WarningsPanel</name>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>全部 {n}</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Cleared up</source>
        <translation>已澄清</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Dismiss…</source>
        <translation>忽略…</translation>
    </message>
    <message>
        <source>Emergency plan…</source>
        <translation>应急预案…</translation>
    </message>
    <message>
        <source>Late first instalments, lapsed insurance, broken promises and other signs appear here.</source>
        <translation>首期逾期、断保、失约等迹象会出现在这里。</translation>
    </message>
    <message>
        <source>Note a sign…</source>
        <translation>记录线索…</translation>
    </message>
    <message>
        <source>Nothing calls for a look</source>
        <translation>没有需要留意的</translation>
    </message>
    <message>
        <source>Open the deal</source>
        <translation>打开业务</translation>
    </message>
    <message>
        <source>Principal left</source>
        <translation>剩余本金</translation>
    </message>
    <message>
        <source>Put off {n}</source>
        <translation>已搁置 {n}</translation>
    </message>
    <message>
        <source>Record the contact</source>
        <translation>记录联系</translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Rule: {source}</source>
        <translation>规则：{source}</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么做</translation>
    </message>
</context>
<context>
    <name>WhatIfDialog</name>
    <message>
        <source>As it is</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>At least, nine times in ten (P10)</source>
        <translation>九成把握不低于（P10）</translation>
    </message>
    <message>
        <source>At most, nine times in ten (P90)</source>
        <translation>九成把握不高于（P90）</translation>
    </message>
    <message>
        <source>Chances of the open deals</source>
        <translation>在途业务成功率</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Days later (−: earlier)</source>
        <translation>推迟天数（负数为提前）</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Earned so far</source>
        <translation>已计提</translation>
    </message>
    <message>
        <source>Enter a plan first.</source>
        <translation>请先录入提成方案。</translation>
    </message>
    <message>
        <source>Loan of each of them (10,000 yuan)</source>
        <translation>每笔贷款金额（万元）</translation>
    </message>
    <message>
        <source>More deals this month</source>
        <translation>本月再多几笔</translation>
    </message>
    <message>
        <source>Move the sliders. Your deals and figures stay as they are.</source>
        <translation>拖动滑块试算，不会改动任何业务和数据。</translation>
    </message>
    <message>
        <source>Size of the open deals</source>
        <translation>在途业务金额</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>试算后</translation>
    </message>
    <message>
        <source>To be expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>假如</translation>
    </message>
    <message>
        <source>{period}: every outcome of the open deals weighed exactly.</source>
        <translation>{period}：已精确计算在途业务的每一种结果。</translation>
    </message>
    <message>
        <source>{period}: from a sample of outcomes, exact to about {error}.</source>
        <translation>{period}：抽样估算，误差约 {error}。</translation>
    </message>
</context>
<context>
    <name>_GridDialog</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>A letter was read as the digit it looks like; only then the check digit holds.</source>
        <translation>有字母按形近数字更正后校验位才对，请核对。</translation>
    </message>
    <message>
        <source>Cannot be right</source>
        <translation>有误</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已写入</translation>
    </message>
    <message>
        <source>Recorded now: {value}</source>
        <translation>现有记录：{value}</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>The ID number says otherwise: compare with the picture.</source>
        <translation>与身份证号不一致，请对照图片核对。</translation>
    </message>
</context>
<context>
    <name>_StepLine</name>
    <message>
        <source>ticked {moment}</source>
        <translation>{moment} 已办</translation>
    </message>
    <message>
        <source>{who} · by: {limit} · proof: {proof}</source>
        <translation>{who} · 时限：{limit} · 凭证：{proof}</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Asked for papers</source>
        <translation>已催收资料</translation>
    </message>
    <message>
        <source>Back on the list</source>
        <translation>已放回清单</translation>
    </message>
    <message>
        <source>Calendar file written</source>
        <translation>日历文件已导出</translation>
    </message>
    <message>
        <source>Campaign moved to the bin</source>
        <translation>活动已移到回收站</translation>
    </message>
    <message>
        <source>Campaign saved</source>
        <translation>已保存活动</translation>
    </message>
    <message>
        <source>Car of the client moved to the bin</source>
        <translation>客户车辆已移到回收站</translation>
    </message>
    <message>
        <source>Car of the client noted</source>
        <translation>已记录客户车辆</translation>
    </message>
    <message>
        <source>Checklist changed</source>
        <translation>资料清单已更新</translation>
    </message>
    <message>
        <source>Client changed</source>
        <translation>客户资料已修改</translation>
    </message>
    <message>
        <source>Client moved to the bin</source>
        <translation>客户已移入回收站</translation>
    </message>
    <message>
        <source>Client {name} added</source>
        <translation>已新增客户 {name}</translation>
    </message>
    <message>
        <source>Clients exported</source>
        <translation>已导出客户</translation>
    </message>
    <message>
        <source>Columns of a payroll sheet chosen</source>
        <translation>已选定提成表的列</translation>
    </message>
    <message>
        <source>Columns of a table from outside chosen</source>
        <translation>选定外部表格的列</translation>
    </message>
    <message>
        <source>Commission plan entered</source>
        <translation>提成方案已录入</translation>
    </message>
    <message>
        <source>Consent noted</source>
        <translation>已记录授权</translation>
    </message>
    <message>
        <source>Consent withdrawn</source>
        <translation>已撤回授权</translation>
    </message>
    <message>
        <source>Contact recorded</source>
        <translation>联系已记录</translation>
    </message>
    <message>
        <source>Contributions entered</source>
        <translation>已登记社保公积金</translation>
    </message>
    <message>
        <source>Day of care noted</source>
        <translation>已记录关怀日</translation>
    </message>
    <message>
        <source>Day of care taken out</source>
        <translation>已移除关怀日</translation>
    </message>
    <message>
        <source>Deal changed</source>
        <translation>业务已修改</translation>
    </message>
    <message>
        <source>Deal moved to the bin</source>
        <translation>业务已移入回收站</translation>
    </message>
    <message>
        <source>Deal opened</source>
        <translation>业务已开立</translation>
    </message>
    <message>
        <source>Demo workspace made</source>
        <translation>演示数据已生成</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>已标为不办</translation>
    </message>
    <message>
        <source>Document kept with the deal</source>
        <translation>文件已存档到业务</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已办</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>已重做：{what}</translation>
    </message>
    <message>
        <source>Emergency plan closed</source>
        <translation>应急预案已关闭</translation>
    </message>
    <message>
        <source>Emergency plan opened</source>
        <translation>已启动应急预案</translation>
    </message>
    <message>
        <source>Figures of {period} entered</source>
        <translation>已登记 {period} 考核数据</translation>
    </message>
    <message>
        <source>File changed</source>
        <translation>已修改文件</translation>
    </message>
    <message>
        <source>File put to a paper</source>
        <translation>已归入资料</translation>
    </message>
    <message>
        <source>File renamed</source>
        <translation>已改文件名</translation>
    </message>
    <message>
        <source>File split</source>
        <translation>已拆分文件</translation>
    </message>
    <message>
        <source>Files added</source>
        <translation>已添加文件</translation>
    </message>
    <message>
        <source>Files made one</source>
        <translation>已合并文件</translation>
    </message>
    <message>
        <source>Files put in order</source>
        <translation>已调整文件顺序</translation>
    </message>
    <message>
        <source>Files removed</source>
        <translation>已移除文件</translation>
    </message>
    <message>
        <source>Forecast of the day kept</source>
        <translation>已记下当天的预测</translation>
    </message>
    <message>
        <source>Form imported</source>
        <translation>已导入表单</translation>
    </message>
    <message>
        <source>Form moved to the bin</source>
        <translation>表单已移到回收站</translation>
    </message>
    <message>
        <source>Form renamed</source>
        <translation>已修改表单名称</translation>
    </message>
    <message>
        <source>Form saved</source>
        <translation>申请表已保存</translation>
    </message>
    <message>
        <source>Kept list removed</source>
        <translation>已移除名单</translation>
    </message>
    <message>
        <source>Kept schedule taken away</source>
        <translation>撤掉保存的还款计划</translation>
    </message>
    <message>
        <source>List kept</source>
        <translation>已保存名单</translation>
    </message>
    <message>
        <source>List of reasons changed</source>
        <translation>原因列表已修改</translation>
    </message>
    <message>
        <source>List of the day looked at</source>
        <translation>查看今日清单</translation>
    </message>
    <message>
        <source>List sorted in another way</source>
        <translation>清单顺序已改</translation>
    </message>
    <message>
        <source>Loan settled</source>
        <translation>登记结清</translation>
    </message>
    <message>
        <source>Next version of a product added</source>
        <translation>产品新版本已添加</translation>
    </message>
    <message>
        <source>Note on an emergency plan</source>
        <translation>应急预案备注</translation>
    </message>
    <message>
        <source>Own name, first day of work and first default entered</source>
        <translation>录入本人姓名、入职日期、首逾天数</translation>
    </message>
    <message>
        <source>Package written</source>
        <translation>已打包资料</translation>
    </message>
    <message>
        <source>Payout recorded</source>
        <translation>发放已登记</translation>
    </message>
    <message>
        <source>Person around the client noted</source>
        <translation>已记录关系人</translation>
    </message>
    <message>
        <source>Person around the client taken out</source>
        <translation>已移除关系人</translation>
    </message>
    <message>
        <source>Person at a place moved to the bin</source>
        <translation>对接人已移到回收站</translation>
    </message>
    <message>
        <source>Person at a place saved</source>
        <translation>已保存对接人</translation>
    </message>
    <message>
        <source>Place moved to the bin</source>
        <translation>渠道已移到回收站</translation>
    </message>
    <message>
        <source>Place saved</source>
        <translation>已保存渠道</translation>
    </message>
    <message>
        <source>Places of a form changed</source>
        <translation>已修改表单位置</translation>
    </message>
    <message>
        <source>Printer calibrated</source>
        <translation>已校准打印机</translation>
    </message>
    <message>
        <source>Product added</source>
        <translation>产品已新增</translation>
    </message>
    <message>
        <source>Product chosen</source>
        <translation>产品已选定</translation>
    </message>
    <message>
        <source>Product ended</source>
        <translation>产品已停用</translation>
    </message>
    <message>
        <source>Product put right</source>
        <translation>产品已更正</translation>
    </message>
    <message>
        <source>Products taken in from a spreadsheet</source>
        <translation>已从表格导入产品</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>已推迟</translation>
    </message>
    <message>
        <source>Quote kept as given</source>
        <translation>报价已存档</translation>
    </message>
    <message>
        <source>Records of one client put together</source>
        <translation>已合并重复客户</translation>
    </message>
    <message>
        <source>Repayment recorded</source>
        <translation>还款已登记</translation>
    </message>
    <message>
        <source>Repayment taken out</source>
        <translation>还款记录已删除</translation>
    </message>
    <message>
        <source>Repayments of a list recorded</source>
        <translation>导入还款明细</translation>
    </message>
    <message>
        <source>Restored from the bin</source>
        <translation>已从回收站恢复</translation>
    </message>
    <message>
        <source>Roles on the form swapped</source>
        <translation>表上角色已互换</translation>
    </message>
    <message>
        <source>Rule of a paper changed</source>
        <translation>已修改资料规则</translation>
    </message>
    <message>
        <source>Rule of one&apos;s own set</source>
        <translation>自定规则已保存</translation>
    </message>
    <message>
        <source>Satisfaction noted</source>
        <translation>已记录满意度</translation>
    </message>
    <message>
        <source>Schedule of the contract kept</source>
        <translation>保存合同还款计划</translation>
    </message>
    <message>
        <source>Settings saved</source>
        <translation>设置已保存</translation>
    </message>
    <message>
        <source>Several clients changed</source>
        <translation>已批量修改客户</translation>
    </message>
    <message>
        <source>Several clients moved to the bin</source>
        <translation>已批量移到回收站</translation>
    </message>
    <message>
        <source>Sign cleared up</source>
        <translation>线索已澄清</translation>
    </message>
    <message>
        <source>Sign noted</source>
        <translation>已记录线索</translation>
    </message>
    <message>
        <source>Somebody taken off the form</source>
        <translation>已从表上移出一人</translation>
    </message>
    <message>
        <source>Statement of {period} sealed</source>
        <translation>已封存 {period} 结算单</translation>
    </message>
    <message>
        <source>Step of an emergency plan ticked</source>
        <translation>应急预案步骤已勾选</translation>
    </message>
    <message>
        <source>Tags changed</source>
        <translation>已修改标签</translation>
    </message>
    <message>
        <source>Target set</source>
        <translation>目标已设定</translation>
    </message>
    <message>
        <source>Task added</source>
        <translation>已新增事项</translation>
    </message>
    <message>
        <source>Task changed</source>
        <translation>已修改事项</translation>
    </message>
    <message>
        <source>Task taken back</source>
        <translation>已撤回事项</translation>
    </message>
    <message>
        <source>Task ticked</source>
        <translation>已更新事项</translation>
    </message>
    <message>
        <source>Terms changed so that the product fits</source>
        <translation>已按可通过的调整修改方案</translation>
    </message>
    <message>
        <source>Terms of the deal agreed</source>
        <translation>业务方案已确定</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>已撤销：{what}</translation>
    </message>
    <message>
        <source>Visit noted</source>
        <translation>已记录拜访</translation>
    </message>
    <message>
        <source>Worksheet changed</source>
        <translation>收入负债表已修改</translation>
    </message>
    <message>
        <source>{n} clients imported</source>
        <translation>已导入 {n} 位客户</translation>
    </message>
</context>
<context>
    <name>alert_words</name>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>关注</translation>
    </message>
    <message>
        <source>clawback until {day}</source>
        <translation>追回期到 {day}</translation>
    </message>
    <message>
        <source>disbursed {day}</source>
        <translation>{day} 放款</translation>
    </message>
    <message>
        <source>due {day}: not paid yet</source>
        <translation>{day} 期未还</translation>
    </message>
    <message>
        <source>due {day}: {value} days late</source>
        <translation>{day} 期迟还 {value} 天</translation>
    </message>
    <message>
        <source>elsewhere {value}</source>
        <translation>其他 {value}</translation>
    </message>
    <message>
        <source>first due {day}</source>
        <translation>首期 {day}</translation>
    </message>
    <message>
        <source>here {value} in trouble</source>
        <translation>本车行 {value} 有问题</translation>
    </message>
    <message>
        <source>inspected until {day}</source>
        <translation>年检到 {day}</translation>
    </message>
    <message>
        <source>insured until {day}</source>
        <translation>保险到 {day}</translation>
    </message>
    <message>
        <source>no answer since {day}</source>
        <translation>{day} 起无人接听</translation>
    </message>
    <message>
        <source>not registered for {value} days</source>
        <translation>{value} 天未登记</translation>
    </message>
    <message>
        <source>not released for {value} days</source>
        <translation>{value} 天未解押</translation>
    </message>
    <message>
        <source>noted in the worksheet {value}</source>
        <translation>工作表中已勾选 {value}</translation>
    </message>
    <message>
        <source>noted {day} {value}</source>
        <translation>{day} 记录 {value}</translation>
    </message>
    <message>
        <source>now {value}</source>
        <translation>现为 {value}</translation>
    </message>
    <message>
        <source>number changed {day}</source>
        <translation>{day} 换号</translation>
    </message>
    <message>
        <source>paid {day}</source>
        <translation>{day} 还清</translation>
    </message>
    <message>
        <source>refused {day}</source>
        <translation>{day} 拒绝联系</translation>
    </message>
    <message>
        <source>said {day}: {value}</source>
        <translation>{day} 说：{value}</translation>
    </message>
    <message>
        <source>settled {day}</source>
        <translation>{day} 结清</translation>
    </message>
    <message>
        <source>{n} clients</source>
        <translation>{n} 位客户</translation>
    </message>
    <message>
        <source>{value} calls in vain, the last {day}</source>
        <translation>未接通 {value} 次，最近 {day}</translation>
    </message>
    <message>
        <source>{value} days overdue</source>
        <translation>逾期 {value} 天</translation>
    </message>
    <message>
        <source>{value} settled early, the last {day}</source>
        <translation>{value} 笔提前结清，最近 {day}</translation>
    </message>
    <message>
        <source>{value} yuan of pay go back</source>
        <translation>提成将追回 {value} 元</translation>
    </message>
    <message>
        <source>{value} yuan of {day} did not come</source>
        <translation>{day} 承诺的 {value} 元未到</translation>
    </message>
    <message>
        <source>{value} yuan overdue</source>
        <translation>逾期 {value} 元</translation>
    </message>
</context>
<context>
    <name>card_words</name>
    <message>
        <source>A car the client has</source>
        <translation>客户名下车辆</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Bank card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Business licence</source>
        <translation>营业执照</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>驾驶证</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Employer&apos;s address</source>
        <translation>单位地址</translation>
    </message>
    <message>
        <source>Engine number</source>
        <translation>发动机号</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Identity card, emblem</source>
        <translation>身份证（国徽面）</translation>
    </message>
    <message>
        <source>Identity card, portrait</source>
        <translation>身份证（人像面）</translation>
    </message>
    <message>
        <source>Last four digits</source>
        <translation>卡号末四位</translation>
    </message>
    <message>
        <source>Legal representative</source>
        <translation>法定代表人</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>品牌型号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>注册日期</translation>
    </message>
    <message>
        <source>The car of the deal</source>
        <translation>本单车辆</translation>
    </message>
    <message>
        <source>The client</source>
        <translation>客户本人</translation>
    </message>
    <message>
        <source>The first co-borrower</source>
        <translation>第一共借人</translation>
    </message>
    <message>
        <source>The first guarantor</source>
        <translation>第一担保人</translation>
    </message>
    <message>
        <source>The spouse</source>
        <translation>配偶</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>车架号</translation>
    </message>
    <message>
        <source>VIN plate</source>
        <translation>车架号铭牌</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Vehicle licence</source>
        <translation>行驶证</translation>
    </message>
</context>
<context>
    <name>care_text</name>
    <message>
        <source>Text copied; it leaves the clipboard in a minute.</source>
        <translation>已复制；一分钟后从剪贴板清除。</translation>
    </message>
</context>
<context>
    <name>circle_words</name>
    <message>
        <source>Borrows together as co-borrower of</source>
        <translation>作为共借人共同借款</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>子女</translation>
    </message>
    <message>
        <source>Co-borrower</source>
        <translation>共同借款人</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contact person of</source>
        <translation>是其联系人</translation>
    </message>
    <message>
        <source>Credit query</source>
        <translation>征信查询</translation>
    </message>
    <message>
        <source>Data to a lender</source>
        <translation>向资金方提供</translation>
    </message>
    <message>
        <source>Friend</source>
        <translation>朋友</translation>
    </message>
    <message>
        <source>Guarantees for</source>
        <translation>为其担保</translation>
    </message>
    <message>
        <source>Guarantor</source>
        <translation>担保人</translation>
    </message>
    <message>
        <source>Offers later on</source>
        <translation>后续营销</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>父母</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>Referred</source>
        <translation>转介绍了</translation>
    </message>
    <message>
        <source>Referrer</source>
        <translation>转介绍人</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>亲属</translation>
    </message>
    <message>
        <source>Sensitive data</source>
        <translation>敏感信息</translation>
    </message>
    <message>
        <source>Spouse</source>
        <translation>配偶</translation>
    </message>
</context>
<context>
    <name>client_words</name>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Employed since</source>
        <translation>入职日期</translation>
    </message>
    <message>
        <source>Employer&apos;s phone</source>
        <translation>单位电话</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>渠道</translation>
    </message>
</context>
<context>
    <name>contact_words</name>
    <message>
        <source>A contact is noted for {moment}, later than now: was the clock set back?</source>
        <translation>已有 {moment} 的联系记录，晚于现在：电脑时间是否被调慢了？</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>可联系</translation>
    </message>
    <message>
        <source>Allowed from {time} {day}.</source>
        <translation>{day} {time} 起可联系。</translation>
    </message>
    <message>
        <source>Always on time</source>
        <translation>按时还款</translation>
    </message>
    <message>
        <source>Ask only to pass on a message; no word of the debt.</source>
        <translation>只请转告，不提欠款。</translation>
    </message>
    <message>
        <source>Ask others only while the client cannot be reached.</source>
        <translation>联系不上本人时才请他人转告。</translation>
    </message>
    <message>
        <source>Asked on {day} not to be contacted again.</source>
        <translation>{day} 已要求不再联系。</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>未兑现</translation>
    </message>
    <message>
        <source>Broken promises</source>
        <translation>承诺落空</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>关怀</translation>
    </message>
    <message>
        <source>Contacts are made from {start} to {end}.</source>
        <translation>联系时间为 {start} 至 {end}。</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Has nothing to do with the debt: never told of it, never asked for money.</source>
        <translation>与债务无关：不告知欠款，不向其催收。</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Mind this</source>
        <translation>请注意</translation>
    </message>
    <message>
        <source>New loan</source>
        <translation>新放款</translation>
    </message>
    <message>
        <source>No day is known on which it is allowed.</source>
        <translation>以后也不可联系。</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不可联系</translation>
    </message>
    <message>
        <source>Often late</source>
        <translation>经常逾期</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待兑现</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期催收</translation>
    </message>
    <message>
        <source>Partly kept</source>
        <translation>部分兑现</translation>
    </message>
    <message>
        <source>Pass on</source>
        <translation>请转告</translation>
    </message>
    <message>
        <source>Past due</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Promise broken</source>
        <translation>承诺落空</translation>
    </message>
    <message>
        <source>Promise due</source>
        <translation>承诺到期</translation>
    </message>
    <message>
        <source>Refused on {day}; be brief.</source>
        <translation>{day} 曾拒绝，请简短。</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>到期提醒</translation>
    </message>
    <message>
        <source>Sometimes late</source>
        <translation>偶有逾期</translation>
    </message>
    <message>
        <source>Speak of it only if the debt is the household&apos;s.</source>
        <translation>属于夫妻共同债务才可谈及。</translation>
    </message>
    <message>
        <source>Spoken with {n} times today; {limit} at most.</source>
        <translation>今天已接通 {n} 次，最多 {limit} 次。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is not on China time; the hours are China&apos;s.</source>
        <translation>电脑时区不是北京时间，联系时间以北京时间为准。</translation>
    </message>
    <message>
        <source>This number was called {n} times in vain today; {limit} at most.</source>
        <translation>该号码今天未接通 {n} 次，最多 {limit} 次。</translation>
    </message>
    <message>
        <source>Today: spoken {calls}, in vain {attempts}</source>
        <translation>今天接通 {calls}，未接通 {attempts}</translation>
    </message>
    <message>
        <source>Took the consent back on {day}.</source>
        <translation>{day} 已撤回同意。</translation>
    </message>
    <message>
        <source>promises not kept lately: {n}</source>
        <translation>近期未兑现承诺 {n} 次</translation>
    </message>
    <message>
        <source>{amount} for {day}, {paid} came in</source>
        <translation>{day} 还 {amount}，已到账 {paid}</translation>
    </message>
    <message>
        <source>{late} of the last {n} instalments late</source>
        <translation>近 {n} 期逾期 {late} 期</translation>
    </message>
    <message>
        <source>{n} days at most</source>
        <translation>最长 {n} 天</translation>
    </message>
</context>
<context>
    <name>duplicate_words</name>
    <message>
        <source>Likely</source>
        <translation>较强</translation>
    </message>
    <message>
        <source>Name sounds the same</source>
        <translation>同音姓名</translation>
    </message>
    <message>
        <source>Name sounds the same, same phone tail</source>
        <translation>同音姓名，尾号相同</translation>
    </message>
    <message>
        <source>Same ID number</source>
        <translation>身份证号相同</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>同名</translation>
    </message>
    <message>
        <source>Same name and phone tail</source>
        <translation>姓名和尾号相同</translation>
    </message>
    <message>
        <source>Same phone</source>
        <translation>手机号相同</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>弱</translation>
    </message>
</context>
<context>
    <name>form</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Annual rate</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Co-borrower {n}</source>
        <translation>共同借款人 {n}</translation>
    </message>
    <message>
        <source>Contact {n}</source>
        <translation>联系人 {n}</translation>
    </message>
    <message>
        <source>Guarantor {n}</source>
        <translation>担保人 {n}</translation>
    </message>
    <message>
        <source>No decision of this lender is on record yet.</source>
        <translation>这家资金方还没有审批记录。</translation>
    </message>
    <message>
        <source>Spouse</source>
        <translation>配偶</translation>
    </message>
    <message>
        <source>Term (months)</source>
        <translation>期限（月）</translation>
    </message>
    <message>
        <source>Version {n}, submitted on {day}</source>
        <translation>第 {n} 版，{day} 报件</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>calculation</source>
        <translation>试算</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户档案</translation>
    </message>
    <message>
        <source>consents</source>
        <translation>授权记录</translation>
    </message>
    <message>
        <source>deal</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>people around</source>
        <translation>关系人</translation>
    </message>
    <message>
        <source>product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>supplemented: {note}</source>
        <translation>补件：{note}</translation>
    </message>
    <message>
        <source>worksheet</source>
        <translation>收入负债表</translation>
    </message>
    <message>
        <source>{field}: {quoted} in the quote, {now} on the form</source>
        <translation>{field}：报价 {quoted}，表上 {now}</translation>
    </message>
    <message>
        <source>{n} missing</source>
        <translation>缺 {n} 项</translation>
    </message>
    <message>
        <source>{n} of your last {all} files with this lender came back or were declined.</source>
        <translation>最近报给这家的 {all} 单，有 {n} 单被打回或拒绝。</translation>
    </message>
    <message>
        <source>{n} of your last {all}: {reason} (last on {day})</source>
        <translation>最近 {all} 单里 {n} 单：{reason}（最近 {day}）</translation>
    </message>
    <message>
        <source>{n} to look at</source>
        <translation>{n} 项待核</translation>
    </message>
    <message>
        <source>{paper} holds until {day}: too old by then</source>
        <translation>{paper}有效到 {day}，到报件时已过期</translation>
    </message>
    <message>
        <source>{paper} is missing</source>
        <translation>还缺{paper}</translation>
    </message>
    <message>
        <source>{term}: {asked} asked for, {granted} granted</source>
        <translation>{term}：申请 {asked}，批 {granted}</translation>
    </message>
</context>
<context>
    <name>loan_words</name>
    <message>
        <source>Before the disbursement</source>
        <translation>早于放款日</translation>
    </message>
    <message>
        <source>Debt given up by the lender</source>
        <translation>减免</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>可疑</translation>
    </message>
    <message>
        <source>Fee refunded</source>
        <translation>退还手续费</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>年检</translation>
    </message>
    <message>
        <source>Instalment fees that stay payable</source>
        <translation>未到期手续费</translation>
    </message>
    <message>
        <source>Instalments due and unpaid</source>
        <translation>到期未还</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>保险</translation>
    </message>
    <message>
        <source>Interest since the last due date</source>
        <translation>上期至今应计利息</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不登记</translation>
    </message>
    <message>
        <source>Leave out; a task to send it back</source>
        <translation>不登记，建退款任务</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Money came in</source>
        <translation>还款</translation>
    </message>
    <message>
        <source>Money went back</source>
        <translation>退回（冲正）</translation>
    </message>
    <message>
        <source>More than is left to pay</source>
        <translation>超过剩余应还</translation>
    </message>
    <message>
        <source>More went back than came in</source>
        <translation>退回超过已还</translation>
    </message>
    <message>
        <source>Mortgage</source>
        <translation>抵押</translation>
    </message>
    <message>
        <source>No loan found</source>
        <translation>未找到贷款</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Only one thing agrees: compare</source>
        <translation>仅一项吻合，请核对</translation>
    </message>
    <message>
        <source>Paid ahead</source>
        <translation>已提前还入</translation>
    </message>
    <message>
        <source>Penalty for settling early</source>
        <translation>提前结清违约金</translation>
    </message>
    <message>
        <source>Principal left by the schedule</source>
        <translation>计划剩余本金</translation>
    </message>
    <message>
        <source>Record as debt given up</source>
        <translation>按减免登记</translation>
    </message>
    <message>
        <source>Record as money that went back</source>
        <translation>按退回登记</translation>
    </message>
    <message>
        <source>Record as payment</source>
        <translation>按还款登记</translation>
    </message>
    <message>
        <source>Record on the day of disbursement</source>
        <translation>记在放款日</translation>
    </message>
    <message>
        <source>Record what is left to pay; a task for the rest</source>
        <translation>登记剩余应还，多余建退款任务</translation>
    </message>
    <message>
        <source>Recorded already: same number of the bank</source>
        <translation>已登记：流水号相同</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>解押</translation>
    </message>
    <message>
        <source>Same day and amount recorded already</source>
        <translation>同日同额已登记</translation>
    </message>
    <message>
        <source>Several loans: choose one</source>
        <translation>有多笔，请选择</translation>
    </message>
    <message>
        <source>Special mention</source>
        <translation>关注</translation>
    </message>
    <message>
        <source>Substandard</source>
        <translation>次级</translation>
    </message>
    <message>
        <source>The loan is closed</source>
        <translation>贷款已结清</translation>
    </message>
    <message>
        <source>This day has not come yet</source>
        <translation>日期未到</translation>
    </message>
    <message>
        <source>Twice in the list</source>
        <translation>明细内重复</translation>
    </message>
    <message>
        <source>after {n} of {all} instalments</source>
        <translation>已到期 {n}/{all} 期</translation>
    </message>
    <message>
        <source>agreed anew</source>
        <translation>展期</translation>
    </message>
    <message>
        <source>amount due</source>
        <translation>金额吻合</translation>
    </message>
    <message>
        <source>chosen by hand</source>
        <translation>手工选择</translation>
    </message>
    <message>
        <source>contract number</source>
        <translation>合同号</translation>
    </message>
    <message>
        <source>end of the contract number</source>
        <translation>合同尾号</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免收</translation>
    </message>
    <message>
        <source>instalments {numbers}</source>
        <translation>第 {numbers} 期</translation>
    </message>
    <message>
        <source>masked name</source>
        <translation>脱敏姓名</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>name in the text</source>
        <translation>摘要里有姓名</translation>
    </message>
    <message>
        <source>not owed any more</source>
        <translation>不再收取</translation>
    </message>
    <message>
        <source>owed to the end</source>
        <translation>按合同仍须支付</translation>
    </message>
    <message>
        <source>put right by hand</source>
        <translation>手工调整</translation>
    </message>
    <message>
        <source>taken off</source>
        <translation>从应付中扣除</translation>
    </message>
    <message>
        <source>the lender&apos;s</source>
        <translation>资方计划</translation>
    </message>
    <message>
        <source>{base} × {rate} × {days} / {year} days</source>
        <translation>{base} × {rate} × {days}/{year} 天</translation>
    </message>
    <message>
        <source>{rate} of the principal left</source>
        <translation>剩余本金的 {rate}</translation>
    </message>
    <message>
        <source>{rate} of the principal left, free from instalment {n} on</source>
        <translation>剩余本金的 {rate}，满 {n} 期免收</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>15-digit numbers are void since 2013; ask for the new card.</source>
        <translation>15 位号码自 2013 年起停用，请客户提供新证。</translation>
    </message>
    <message>
        <source>18 digits and capital letters.</source>
        <translation>18 位数字和大写字母。</translation>
    </message>
    <message>
        <source>A VIN has 17 characters, without I, O and Q.</source>
        <translation>车架号为 17 位，不含 I、O、Q。</translation>
    </message>
    <message>
        <source>A borrower cannot guarantee for the same loan.</source>
        <translation>借款人不能为本笔自己担保。</translation>
    </message>
    <message>
        <source>A card number has {low} to {high} digits.</source>
        <translation>银行卡号为 {low} 到 {high} 位。</translation>
    </message>
    <message>
        <source>A day after today.</source>
        <translation>须晚于今天。</translation>
    </message>
    <message>
        <source>A day from 1 to 28.</source>
        <translation>请填 1 到 28 之间的日期。</translation>
    </message>
    <message>
        <source>A font of the program is missing ({name}); install it anew.</source>
        <translation>程序字体缺失（{name}），请重新安装。</translation>
    </message>
    <message>
        <source>A length on the page, in millimetres.</source>
        <translation>请填页面上的毫米数。</translation>
    </message>
    <message>
        <source>A mobile number has eleven digits and begins with 13 to 19.</source>
        <translation>手机号为 11 位，以 13 至 19 开头。</translation>
    </message>
    <message>
        <source>A newer version of the program wrote this workspace. Install it here.</source>
        <translation>该工作区由更新版本写入，请安装新版本。</translation>
    </message>
    <message>
        <source>A next step is for today or later.</source>
        <translation>下一步的日期不能早于今天。</translation>
    </message>
    <message>
        <source>A number above 0, or leave it empty.</source>
        <translation>请填大于 0 的数，或留空。</translation>
    </message>
    <message>
        <source>A number, not negative.</source>
        <translation>请填不小于 0 的数字。</translation>
    </message>
    <message>
        <source>A percentage from 0 to 100, such as 3.99.</source>
        <translation>请填 0 到 100 的百分数，如 3.99。</translation>
    </message>
    <message>
        <source>A picture can be cropped to a part of it; a PDF cannot.</source>
        <translation>图片可以裁剪，PDF 不可以。</translation>
    </message>
    <message>
        <source>A promise is for the day of the contact or later.</source>
        <translation>承诺日不能早于联系当日。</translation>
    </message>
    <message>
        <source>A promise needs its day.</source>
        <translation>请填承诺还款日期。</translation>
    </message>
    <message>
        <source>A schedule has at least one instalment.</source>
        <translation>还款计划至少要有一期。</translation>
    </message>
    <message>
        <source>A target above 0.</source>
        <translation>目标必须大于 0。</translation>
    </message>
    <message>
        <source>A time such as 08:30.</source>
        <translation>请输入时间，如 08:30。</translation>
    </message>
    <message>
        <source>A typing error in group {group}.</source>
        <translation>第 {group} 组有输入错误。</translation>
    </message>
    <message>
        <source>A whole number from {low} to {high}.</source>
        <translation>请填 {low} 到 {high} 之间的整数。</translation>
    </message>
    <message>
        <source>Above 0 and at most 100 %.</source>
        <translation>须大于 0，最多 100 %。</translation>
    </message>
    <message>
        <source>An ID number has 18 digits; the last may be X.</source>
        <translation>身份证号为 18 位，末位可为 X。</translation>
    </message>
    <message>
        <source>An amount above 0.</source>
        <translation>金额必须大于 0。</translation>
    </message>
    <message>
        <source>An unusual plate; look again.</source>
        <translation>车牌格式少见，请核对。</translation>
    </message>
    <message>
        <source>At least every day.</source>
        <translation>至少为 1 天。</translation>
    </message>
    <message>
        <source>At least one day.</source>
        <translation>至少 1 天。</translation>
    </message>
    <message>
        <source>At least {minimum} characters.</source>
        <translation>至少 {minimum} 个字符。</translation>
    </message>
    <message>
        <source>At most a year from now.</source>
        <translation>最多推迟一年。</translation>
    </message>
    <message>
        <source>At most {largest}.</source>
        <translation>最多 {largest}。</translation>
    </message>
    <message>
        <source>At most {most} clients at once; choose fewer.</source>
        <translation>一次最多 {most} 位客户，请少选一些。</translation>
    </message>
    <message>
        <source>At most {most} days from the due date.</source>
        <translation>距到期日最多 {most} 天。</translation>
    </message>
    <message>
        <source>At most {most} instalments.</source>
        <translation>最多 {most} 期。</translation>
    </message>
    <message>
        <source>At most {most} records at once.</source>
        <translation>一次最多 {most} 条。</translation>
    </message>
    <message>
        <source>At most {places} decimals.</source>
        <translation>最多 {places} 位小数。</translation>
    </message>
    <message>
        <source>Before the disbursement on {on}.</source>
        <translation>早于放款日 {on}。</translation>
    </message>
    <message>
        <source>Before the last recorded step ({latest}).</source>
        <translation>早于上一步记录的日期（{latest}）。</translation>
    </message>
    <message>
        <source>Beyond the table of the lunar calendar (1900 to 2100).</source>
        <translation>超出农历表范围（1900 至 2100 年）。</translation>
    </message>
    <message>
        <source>Choose a client, or give a name.</source>
        <translation>请选择客户或填写姓名。</translation>
    </message>
    <message>
        <source>Choose a plan.</source>
        <translation>请选择预案。</translation>
    </message>
    <message>
        <source>Choose at least one column.</source>
        <translation>至少选择一列。</translation>
    </message>
    <message>
        <source>Choose one of the values offered.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>Choose product, term, price and down payment first.</source>
        <translation>请先选定产品、期数、车价和首付。</translation>
    </message>
    <message>
        <source>Choose two files or more.</source>
        <translation>请选择两个以上文件。</translation>
    </message>
    <message>
        <source>Column {column} is chosen twice.</source>
        <translation>{column} 列选了两次。</translation>
    </message>
    <message>
        <source>Column {column}: “{value}” is doubtful as a rate. Write it with %, such as 3.99%.</source>
        <translation>{column} 列：“{value}”作为费率存疑，请带百分号填写，如 3.99%。</translation>
    </message>
    <message>
        <source>Days about the due date, such as -3, 0, 1.</source>
        <translation>请填到期日前后的天数，如 -3, 0, 1。</translation>
    </message>
    <message>
        <source>Differs from the ID number.</source>
        <translation>与身份证号码不一致。</translation>
    </message>
    <message>
        <source>Digits only.</source>
        <translation>只能填数字。</translation>
    </message>
    <message>
        <source>Fill in what is to be changed.</source>
        <translation>请填写要修改的内容。</translation>
    </message>
    <message>
        <source>From 0 to 90 %.</source>
        <translation>0 到 90%。</translation>
    </message>
    <message>
        <source>From 1 to 5.</source>
        <translation>请填 1 到 5。</translation>
    </message>
    <message>
        <source>From {low} to {high}.</source>
        <translation>{low} 到 {high}。</translation>
    </message>
    <message>
        <source>Give the amount in yuan.</source>
        <translation>请填金额（元）。</translation>
    </message>
    <message>
        <source>Give the model, the plate or the VIN.</source>
        <translation>请填写车型、车牌或车架号。</translation>
    </message>
    <message>
        <source>Give the reason: it helps the next time.</source>
        <translation>请写明原因，下次用得上。</translation>
    </message>
    <message>
        <source>It cannot be made that small and stay legible.</source>
        <translation>压到这么小就看不清了。</translation>
    </message>
    <message>
        <source>It cannot belong to itself, or to what belongs to it.</source>
        <translation>不能隶属于自己或自己的下级。</translation>
    </message>
    <message>
        <source>It is no longer in the bin.</source>
        <translation>回收站中已没有该记录。</translation>
    </message>
    <message>
        <source>It is noted already and not cleared up.</source>
        <translation>已记录过，还未澄清。</translation>
    </message>
    <message>
        <source>It stands in the worksheet: answer it there.</source>
        <translation>它记在工作表里：请在那里写下答复。</translation>
    </message>
    <message>
        <source>It takes two records to make one of them.</source>
        <translation>合并至少需要两条记录。</translation>
    </message>
    <message>
        <source>Looser than the shipped rule, which says {limit}.</source>
        <translation>比内置规则（{limit}）宽松。</translation>
    </message>
    <message>
        <source>More instalments were typed than the term of {months} months has.</source>
        <translation>填写的期数超过了 {months} 期。</translation>
    </message>
    <message>
        <source>More is used than the limit of all cards.</source>
        <translation>已用额度超过总额度。</translation>
    </message>
    <message>
        <source>More than the price of the car.</source>
        <translation>超过车价。</translation>
    </message>
    <message>
        <source>More than the statement shows ({average} a month): add proof or another statement.</source>
        <translation>高于流水月均 {average}，请补证明或另一份流水。</translation>
    </message>
    <message>
        <source>More than what is left to pay ({left}).</source>
        <translation>超过剩余应还金额（{left}）。</translation>
    </message>
    <message>
        <source>More than {most} mm off: look at the scale of the print, it has to be 100 %.</source>
        <translation>偏差超过 {most} 毫米，请检查打印比例是否为 100%。</translation>
    </message>
    <message>
        <source>Name who may have the data: each recipient is asked for alone.</source>
        <translation>请写明接收机构：每个接收方须单独授权。</translation>
    </message>
    <message>
        <source>No column is chosen for this.</source>
        <translation>还没有为这一项选定列。</translation>
    </message>
    <message>
        <source>No font on this computer can print {chars}. Install one that can, or use the standard form: {instead}.</source>
        <translation>本机字体无法打印 {chars}。请安装含该字的字体，或改用规范字：{instead}。</translation>
    </message>
    <message>
        <source>No hour is left between them.</source>
        <translation>两者之间没有可联系的时间。</translation>
    </message>
    <message>
        <source>No month has this day.</source>
        <translation>没有哪个月有这一天。</translation>
    </message>
    <message>
        <source>No such day. Type 2026-03-15, 3-15 or 0315.</source>
        <translation>没有这一天。可输入 2026-03-15、3-15 或 0315。</translation>
    </message>
    <message>
        <source>No such day: a lunar month has at most 30.</source>
        <translation>没有这一天：农历每月最多 30 天。</translation>
    </message>
    <message>
        <source>No table of products: a column each for lender, product and term is needed.</source>
        <translation>没有找到产品表：需要有资金方、产品、期限三列。</translation>
    </message>
    <message>
        <source>No table with due dates, principal and interest is found.</source>
        <translation>没有找到含应还日、本金和利息的表。</translation>
    </message>
    <message>
        <source>Nobody is around themselves: choose somebody else.</source>
        <translation>不能把自己设为关系人，请选择他人。</translation>
    </message>
    <message>
        <source>Not a number plate, such as 豫A12345 or 豫AD12345.</source>
        <translation>不是有效车牌，如 豫A12345 或 豫AD12345。</translation>
    </message>
    <message>
        <source>Not a table. Choose an xlsx, xls, ods or csv file.</source>
        <translation>不是表格文件。请选择 xlsx、xls、ods 或 csv。</translation>
    </message>
    <message>
        <source>Not an amount. Type 150000, 150,000 or 15万.</source>
        <translation>不是有效金额。可输入 150000、150,000 或 15万。</translation>
    </message>
    <message>
        <source>Not below zero.</source>
        <translation>不能小于零。</translation>
    </message>
    <message>
        <source>Not signed yet: the lender needs it before it looks.</source>
        <translation>还没签：资金方审前就要。</translation>
    </message>
    <message>
        <source>Not this passcode. Next attempt in {wait_seconds} seconds. Nothing is lost.</source>
        <translation>密码不对，{wait_seconds} 秒后可再试。资料不会丢失。</translation>
    </message>
    <message>
        <source>Not this passcode. Nothing is lost.</source>
        <translation>密码不对。资料不会丢失。</translation>
    </message>
    <message>
        <source>Nothing meets this amount with everything else as it is.</source>
        <translation>其他条件不变时无法达到这个金额。</translation>
    </message>
    <message>
        <source>Nothing of this name. Choose one of those offered.</source>
        <translation>没有这个名称，请从列表中选择。</translation>
    </message>
    <message>
        <source>Nothing stands in it.</source>
        <translation>文件里没有内容。</translation>
    </message>
    <message>
        <source>Nothing stands under “{column}”.</source>
        <translation>“{column}”一栏未填。</translation>
    </message>
    <message>
        <source>Nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Nothing was disbursed yet.</source>
        <translation>尚未放款。</translation>
    </message>
    <message>
        <source>Offered for {months} months only.</source>
        <translation>仅提供 {months} 期。</translation>
    </message>
    <message>
        <source>Only a PDF of several pages can be split.</source>
        <translation>多页 PDF 才能拆分。</translation>
    </message>
    <message>
        <source>Others belong to this place; move them first.</source>
        <translation>有下级渠道，请先移走。</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写。</translation>
    </message>
    <message>
        <source>Price less down payment, with the extras in the loan, is another amount.</source>
        <translation>与车价减首付加融资附加项不一致。</translation>
    </message>
    <message>
        <source>Reading text in pictures is an extra that is not installed: {extra}. In the program&apos;s folder type “python3 packaging/dev.py extra ocr”; everything else works without it.</source>
        <translation>证件识别是可选组件，尚未安装（{extra}）。在程序目录运行“python3 packaging/dev.py extra ocr”即可；其他功能不受影响。</translation>
    </message>
    <message>
        <source>Repayments come from the applicant&apos;s own account.</source>
        <translation>还款账户应是申请人本人的。</translation>
    </message>
    <message>
        <source>Restore the deal&apos;s client first.</source>
        <translation>请先恢复该业务的客户。</translation>
    </message>
    <message>
        <source>Row {row} cannot be recorded: {reason} Nothing was recorded.</source>
        <translation>第 {row} 行不能登记：{reason} 全部未登记。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: the spreadsheet turned this number into {value} and lost its last digits. Format the column as text and enter it again.</source>
        <translation>第 {row} 行第 {column} 列：表格软件把号码变成了 {value}，末几位已丢失。请把该列设为文本后重新填写。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: too long for a cell of a spreadsheet.</source>
        <translation>第 {row} 行第 {column} 列：内容超出表格单元格的长度。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: “{value}” is not a day with its year.</source>
        <translation>第 {row} 行第 {column} 列：“{value}”不是带年份的日期。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: “{value}” is not a mobile number.</source>
        <translation>第 {row} 行 {column} 列：“{value}”不是手机号。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: “{value}” is not a month.</source>
        <translation>第 {row} 行第 {column} 列：“{value}”不是月份。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: “{value}” is not a number plate.</source>
        <translation>第 {row} 行 {column} 列：“{value}”不是车牌号。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: “{value}” is not a rate.</source>
        <translation>第 {row} 行第 {column} 列：“{value}”不是比例。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: “{value}” is not an ID number.</source>
        <translation>第 {row} 行 {column} 列：“{value}”不是有效的身份证号。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: “{value}” is not an amount.</source>
        <translation>第 {row} 行第 {column} 列：“{value}”不是金额。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: “{value}” is unknown; kept in the note.</source>
        <translation>第 {row} 行 {column} 列：认不出“{value}”，已放入备注。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: “{value}” says more than a number; kept in the note.</source>
        <translation>第 {row} 行 {column} 列：“{value}”不只是手机号，原文已记入备注。</translation>
    </message>
    <message>
        <source>Row {row}: a name longer than {most} characters.</source>
        <translation>第 {row} 行：姓名超过 {most} 个字。</translation>
    </message>
    <message>
        <source>Row {row}: an amount of 0.</source>
        <translation>第 {row} 行：金额为 0。</translation>
    </message>
    <message>
        <source>Row {row}: an instalment is never below 0.</source>
        <translation>第 {row} 期：月供不能为负。</translation>
    </message>
    <message>
        <source>Row {row}: each due date comes after the one before ({before}).</source>
        <translation>第 {row} 期：应还日须晚于上一期（{before}）。</translation>
    </message>
    <message>
        <source>Row {row}: not a day.</source>
        <translation>第 {row} 期：日期无效。</translation>
    </message>
    <message>
        <source>Row {row}: the instalment {payment} is not the sum of its parts ({parts}).</source>
        <translation>第 {row} 行：月供 {payment} 不等于本金、利息、手续费之和（{parts}）。</translation>
    </message>
    <message>
        <source>Row {row}: there is no name.</source>
        <translation>第 {row} 行：没有姓名。</translation>
    </message>
    <message>
        <source>Row {row}: without a day.</source>
        <translation>第 {row} 行：没有日期。</translation>
    </message>
    <message>
        <source>Rows of {count} managers. Enter your own name under “About me” to read yours alone.</source>
        <translation>表中有 {count} 位客户经理。在“本人信息”里填写姓名后只读本人的行。</translation>
    </message>
    <message>
        <source>Rows {rows} say the same.</source>
        <translation>第 {rows} 行内容相同。</translation>
    </message>
    <message>
        <source>Seal {first} first.</source>
        <translation>请先封存 {first}。</translation>
    </message>
    <message>
        <source>Something was paid later, on {on}.</source>
        <translation>之后还有还款（{on}）。</translation>
    </message>
    <message>
        <source>Spouses cannot guarantee for each other.</source>
        <translation>夫妻不能互相担保。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，未作任何更改。</translation>
    </message>
    <message>
        <source>Taken back (below 0): row {rows}.</source>
        <translation>扣回（负数）：第 {rows} 行。</translation>
    </message>
    <message>
        <source>That is later than now. Was the clock changed?</source>
        <translation>晚于当前时间，电脑时间改过吗？</translation>
    </message>
    <message>
        <source>The balloon is above the loan.</source>
        <translation>尾款高于贷款金额。</translation>
    </message>
    <message>
        <source>The characters of this file cannot be read. Save it as xlsx.</source>
        <translation>无法识别文件的文字编码。请另存为 xlsx。</translation>
    </message>
    <message>
        <source>The check digit does not fit; look again.</source>
        <translation>校验位不符，请核对。</translation>
    </message>
    <message>
        <source>The check digit does not fit; with imports it may not have to.</source>
        <translation>校验位不符；进口车可能例外。</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <translation>数据库已损坏。</translation>
    </message>
    <message>
        <source>The date of birth in it does not exist.</source>
        <translation>号码中的出生日期不存在。</translation>
    </message>
    <message>
        <source>The deal is not saved yet.</source>
        <translation>业务尚未保存。</translation>
    </message>
    <message>
        <source>The disk is full. Make room; nothing was half-written.</source>
        <translation>磁盘已满，请清理空间；没有写入一半的内容。</translation>
    </message>
    <message>
        <source>The down payment must be below the price.</source>
        <translation>首付必须低于车价。</translation>
    </message>
    <message>
        <source>The end is before the beginning.</source>
        <translation>截止日早于生效日。</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>文件打不开。</translation>
    </message>
    <message>
        <source>The file could not be written: no room, no permission, or open elsewhere. Choose another place.</source>
        <translation>文件无法写入：空间不足、没有权限或正被占用。请换个位置。</translation>
    </message>
    <message>
        <source>The first instalment is due after the disbursement.</source>
        <translation>首期还款日必须晚于放款日。</translation>
    </message>
    <message>
        <source>The folder of the workspace cannot be written.</source>
        <translation>工作区文件夹无法写入。</translation>
    </message>
    <message>
        <source>The key file of this workspace is damaged. Put vault.json back from a backup.</source>
        <translation>工作区密钥文件已损坏，请从备份放回 vault.json。</translation>
    </message>
    <message>
        <source>The key has {expected} characters; {found} were typed.</source>
        <translation>密钥共 {expected} 个字符，已输入 {found} 个。</translation>
    </message>
    <message>
        <source>The keychain no longer holds the key. Use the passcode.</source>
        <translation>系统钥匙串中已没有密钥，请使用密码。</translation>
    </message>
    <message>
        <source>The last digit does not fit: a digit is wrong.</source>
        <translation>校验位不符，有数字输错。</translation>
    </message>
    <message>
        <source>The last four digits only.</source>
        <translation>只填后四位数字。</translation>
    </message>
    <message>
        <source>The loan was settled on {on}.</source>
        <translation>贷款已于 {on} 结清。</translation>
    </message>
    <message>
        <source>The most is less than the least.</source>
        <translation>上限低于下限。</translation>
    </message>
    <message>
        <source>The new instalments have to repay {principal}; they repay {sum}.</source>
        <translation>新计划本金应为 {principal}，现为 {sum}。</translation>
    </message>
    <message>
        <source>The plan has no such step any more.</source>
        <translation>预案里已没有这一步。</translation>
    </message>
    <message>
        <source>The plan is closed; undo opens it again.</source>
        <translation>预案已关闭；撤销可重新打开。</translation>
    </message>
    <message>
        <source>The plan pays nothing yet: add a part.</source>
        <translation>方案还没有任何提成项目。</translation>
    </message>
    <message>
        <source>The plate is of {plate}, not of {city}: can the car be moved there?</source>
        <translation>号牌是{plate}的，不是{city}：车能迁入吗？</translation>
    </message>
    <message>
        <source>The principals add up to {sum}, the loan is {principal}: {difference} apart.</source>
        <translation>本金合计 {sum}，贷款 {principal}，相差 {difference}。</translation>
    </message>
    <message>
        <source>The promised amount must be above 0.</source>
        <translation>承诺金额须大于 0。</translation>
    </message>
    <message>
        <source>The same number as {role}.</source>
        <translation>与{role}的号码相同。</translation>
    </message>
    <message>
        <source>The terms are with the lender and no longer change.</source>
        <translation>已报件，方案不能再改。</translation>
    </message>
    <message>
        <source>The titles take rows {first} to {last}.</source>
        <translation>标题占第 {first} 至 {last} 行。</translation>
    </message>
    <message>
        <source>The version before began on {on}; this one must begin later.</source>
        <translation>上一版本自 {on} 生效，新版本必须晚于该日。</translation>
    </message>
    <message>
        <source>The workspace is busy; try again in a moment.</source>
        <translation>工作区正忙，请稍后再试。</translation>
    </message>
    <message>
        <source>There are no files yet.</source>
        <translation>还没有文件。</translation>
    </message>
    <message>
        <source>There is a task of this name already.</source>
        <translation>已有同名事项。</translation>
    </message>
    <message>
        <source>There is a workspace in this folder already.</source>
        <translation>该文件夹中已有工作区。</translation>
    </message>
    <message>
        <source>There is no workspace in this folder.</source>
        <translation>该文件夹中没有工作区。</translation>
    </message>
    <message>
        <source>There is nobody of this role on the form.</source>
        <translation>表上没有这个人。</translation>
    </message>
    <message>
        <source>This backup is damaged; another one may be sound.</source>
        <translation>这份备份已损坏，可尝试另一份。</translation>
    </message>
    <message>
        <source>This client has deals; move them to the bin first.</source>
        <translation>该客户还有业务，请先把业务移入回收站。</translation>
    </message>
    <message>
        <source>This computer has no keychain that can be used.</source>
        <translation>本机没有可用的系统钥匙串。</translation>
    </message>
    <message>
        <source>This contact broke a rule: write down why, in a few words.</source>
        <translation>这次联系违反了规则：请写明原因。</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>这一天还没到。</translation>
    </message>
    <message>
        <source>This file has a password. Save it without one first.</source>
        <translation>文件设有密码。请先去掉密码再保存一份。</translation>
    </message>
    <message>
        <source>This file is damaged. Open it in a spreadsheet and save it anew.</source>
        <translation>文件已损坏。请用表格软件打开后重新保存。</translation>
    </message>
    <message>
        <source>This file is no longer in the workspace; restore it from a backup.</source>
        <translation>文件已不在工作区，可从备份恢复。</translation>
    </message>
    <message>
        <source>This file is no shared form, or it is damaged.</source>
        <translation>这不是共享模板，或已损坏。</translation>
    </message>
    <message>
        <source>This file was changed outside the program and is not shown.</source>
        <translation>文件在程序外被改动，不予显示。</translation>
    </message>
    <message>
        <source>This is the applicant&apos;s own number.</source>
        <translation>这是申请人自己的号码。</translation>
    </message>
    <message>
        <source>This is the last way in; set a passcode first.</source>
        <translation>这是唯一的打开方式，请先设置密码。</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>内容过长。</translation>
    </message>
    <message>
        <source>This key belongs to another workspace.</source>
        <translation>这把密钥属于另一个工作区。</translation>
    </message>
    <message>
        <source>This key does not fit this workspace.</source>
        <translation>密钥与该工作区不符。</translation>
    </message>
    <message>
        <source>This person is no longer around the client.</source>
        <translation>该客户已没有这位关系人。</translation>
    </message>
    <message>
        <source>This plan is under way already.</source>
        <translation>这个预案正在进行。</translation>
    </message>
    <message>
        <source>This plan was made by a newer version of the program.</source>
        <translation>该方案由更新版本的程序录入。</translation>
    </message>
    <message>
        <source>This product is for the other kind of car.</source>
        <translation>该产品不适用于这类车。</translation>
    </message>
    <message>
        <source>This record is no longer there.</source>
        <translation>该记录已不存在。</translation>
    </message>
    <message>
        <source>This version was not kept as a PDF.</source>
        <translation>这一版没有留下 PDF。</translation>
    </message>
    <message>
        <source>This was changed again since; undo the later change first.</source>
        <translation>之后又有改动，请先撤销后面的改动。</translation>
    </message>
    <message>
        <source>This workspace has no passcode. Use the recovery key.</source>
        <translation>该工作区没有密码，请使用恢复密钥。</translation>
    </message>
    <message>
        <source>This workspace is open in another window.</source>
        <translation>该工作区已在另一个窗口打开。</translation>
    </message>
    <message>
        <source>Tick at least one paper.</source>
        <translation>请至少勾选一项。</translation>
    </message>
    <message>
        <source>Too large: at most {rows} rows and {columns} columns. Look for a stray cell far away.</source>
        <translation>太大：最多 {rows} 行、{columns} 列。请检查远处是否有多余的单元格。</translation>
    </message>
    <message>
        <source>Totals, not counted as lines: row {rows}.</source>
        <translation>合计行不计入明细：第 {rows} 行。</translation>
    </message>
    <message>
        <source>Two lines for the same term and down payment.</source>
        <translation>同一期限和首付比例出现了两行。</translation>
    </message>
    <message>
        <source>Unknown region; look again.</source>
        <translation>地区代码未知，请核对。</translation>
    </message>
    <message>
        <source>Version {version} of “{name}” begins on {day}. A new version begins after it.</source>
        <translation>“{name}”第 {version} 版自 {day} 起生效，新版本须晚于该日。</translation>
    </message>
    <message>
        <source>Wait {wait_seconds} seconds before the next attempt.</source>
        <translation>请等待 {wait_seconds} 秒后再试。</translation>
    </message>
    <message>
        <source>Whole months from {low} to {high}, such as 12 24 36.</source>
        <translation>请填 {low} 到 {high} 的整月数，如 12 24 36。</translation>
    </message>
    <message>
        <source>With these figures nothing can be calculated.</source>
        <translation>这些数字无法计算，请检查。</translation>
    </message>
    <message>
        <source>Write months and weights as 2=0 12=2.</source>
        <translation>请按“2=0 12=2”填写月份和权重。</translation>
    </message>
    <message>
        <source>{count} fields are still to be filled in.</source>
        <translation>还有 {count} 项未填写。</translation>
    </message>
    <message>
        <source>{count} rows of other managers are left out.</source>
        <translation>其他客户经理的 {count} 行未计入。</translation>
    </message>
    <message>
        <source>{count} things ask for a second look; tick that you have seen them.</source>
        <translation>有 {count} 项待核，看过请打勾。</translation>
    </message>
    <message>
        <source>{low} to {high} months.</source>
        <translation>{low} 到 {high} 个月。</translation>
    </message>
    <message>
        <source>{n} of them have deals; leave these out.</source>
        <translation>其中 {n} 位有业务，请不要选中他们。</translation>
    </message>
    <message>
        <source>{period} is not over yet.</source>
        <translation>{period} 还没有结束。</translation>
    </message>
    <message>
        <source>{period} is sealed already.</source>
        <translation>{period} 已经封存。</translation>
    </message>
    <message>
        <source>“{component}”: a part of the pay is between 0 and 100 %.</source>
        <translation>“{component}”：比例须在 0 到 100 % 之间。</translation>
    </message>
    <message>
        <source>“{component}”: a step ends before it begins.</source>
        <translation>“{component}”：有一档的终点在起点之前。</translation>
    </message>
    <message>
        <source>“{component}”: a target is above 0.</source>
        <translation>“{component}”：目标须大于 0。</translation>
    </message>
    <message>
        <source>“{component}”: the first step starts at 0.</source>
        <translation>“{component}”：第一档必须从 0 起。</translation>
    </message>
    <message>
        <source>“{component}”: the floor is above the cap.</source>
        <translation>“{component}”：保底高于封顶。</translation>
    </message>
    <message>
        <source>“{component}”: the months must rise from 0.</source>
        <translation>“{component}”：月数须从 0 起递增。</translation>
    </message>
    <message>
        <source>“{component}”: the rate is not a number from 0 up.</source>
        <translation>“{component}”：比例必须是不小于 0 的数字。</translation>
    </message>
    <message>
        <source>“{component}”: the steps must rise.</source>
        <translation>“{component}”：各档起点必须递增。</translation>
    </message>
    <message>
        <source>“{kind}” cannot be recorded while the deal is in “{stage}”.</source>
        <translation>业务处于“{stage}”阶段，不能记录“{kind}”。</translation>
    </message>
    <message>
        <source>“{line}” is not a name and a number.</source>
        <translation>“{line}”不是“名称 = 数值”。</translation>
    </message>
    <message>
        <source>“{name}” cannot be opened.</source>
        <translation>“{name}”打不开。</translation>
    </message>
    <message>
        <source>“{name}” has a password. Save it without one first.</source>
        <translation>“{name}”有密码，请先另存为无密码的文件。</translation>
    </message>
    <message>
        <source>“{name}” has more than {most} pages.</source>
        <translation>“{name}”超过 {most} 页。</translation>
    </message>
    <message>
        <source>“{name}” has too many pixels. Scan it with fewer dots an inch.</source>
        <translation>“{name}”像素过多，请降低扫描分辨率。</translation>
    </message>
    <message>
        <source>“{name}” is damaged and cannot be read.</source>
        <translation>“{name}”已损坏，无法读取。</translation>
    </message>
    <message>
        <source>“{name}” is larger than {most} MB. Scan it with fewer dots an inch.</source>
        <translation>“{name}”超过 {most} MB，请降低扫描分辨率。</translation>
    </message>
    <message>
        <source>“{name}” is neither a picture nor a PDF.</source>
        <translation>“{name}”不是图片，也不是 PDF。</translation>
    </message>
    <message>
        <source>“{value}” is not a fee. Write name|collector|amount|share of the loan; collector: {allowed}.</source>
        <translation>“{value}”不是费用，请写：名称|收取方|金额|占贷款比例；收取方为：{allowed}。</translation>
    </message>
    <message>
        <source>“{value}” is not a whole number.</source>
        <translation>“{value}”不是整数。</translation>
    </message>
    <message>
        <source>“{value}” is not known; one of: {allowed}.</source>
        <translation>不认识“{value}”，可填：{allowed}。</translation>
    </message>
</context>
<context>
    <name>next_step</name>
    <message>
        <source>Agree on {payment} a month</source>
        <translation>商定月供 {payment}</translation>
    </message>
    <message>
        <source>All documents for the application are here</source>
        <translation>报件所需资料已齐</translation>
    </message>
    <message>
        <source>Ask which car, what price and when</source>
        <translation>问清车型、价位和用车时间</translation>
    </message>
    <message>
        <source>By {day} ({when})</source>
        <translation>期限 {day}（{when}）</translation>
    </message>
    <message>
        <source>Car delivered</source>
        <translation>已提车</translation>
    </message>
    <message>
        <source>Check and submit</source>
        <translation>检查并报件</translation>
    </message>
    <message>
        <source>Choose product, term and down payment</source>
        <translation>选产品、期数和首付</translation>
    </message>
    <message>
        <source>Client accepts the quote</source>
        <translation>客户接受报价</translation>
    </message>
    <message>
        <source>Contract signed</source>
        <translation>已签约</translation>
    </message>
    <message>
        <source>Disbursed</source>
        <translation>已放款</translation>
    </message>
    <message>
        <source>Everything is paid</source>
        <translation>已全部还清</translation>
    </message>
    <message>
        <source>Fill in the form, print it, submit it</source>
        <translation>填写申请表，打印签字后报件</translation>
    </message>
    <message>
        <source>Go on without them</source>
        <translation>先进入下一步</translation>
    </message>
    <message>
        <source>Hand over the car: invoice, insurance, plate</source>
        <translation>交车：发票、保险、上牌</translation>
    </message>
    <message>
        <source>Interest confirmed</source>
        <translation>意向确认</translation>
    </message>
    <message>
        <source>Loan settled</source>
        <translation>贷款结清</translation>
    </message>
    <message>
        <source>Look at income and debts: which products fit?</source>
        <translation>了解收入负债，看哪些产品适合</translation>
    </message>
    <message>
        <source>Make the appointment and sign the contract</source>
        <translation>约签约并签合同</translation>
    </message>
    <message>
        <source>Mortgage registered</source>
        <translation>已办抵押登记</translation>
    </message>
    <message>
        <source>Next instalment {amount} on {day}</source>
        <translation>下期 {day} 应还 {amount}</translation>
    </message>
    <message>
        <source>On to the application</source>
        <translation>进入申请表</translation>
    </message>
    <message>
        <source>Record a repayment</source>
        <translation>登记还款</translation>
    </message>
    <message>
        <source>Record the decision</source>
        <translation>记录审批结果</translation>
    </message>
    <message>
        <source>Register the mortgage</source>
        <translation>办理抵押登记</translation>
    </message>
    <message>
        <source>Returned: {reason}</source>
        <translation>被打回：{reason}</translation>
    </message>
    <message>
        <source>Screening done</source>
        <translation>初筛完成</translation>
    </message>
    <message>
        <source>The lender decides</source>
        <translation>等待资金方审批</translation>
    </message>
    <message>
        <source>Wait for the money to reach the dealer</source>
        <translation>等待放款到经销商</translation>
    </message>
    <message>
        <source>{amount} overdue for {n} days: call</source>
        <translation>逾期 {n} 天，共 {amount}，请联系</translation>
    </message>
    <message>
        <source>{n} documents are missing for the application</source>
        <translation>报件还缺 {n} 项资料</translation>
    </message>
</context>
<context>
    <name>offer</name>
    <message>
        <source>As the method says</source>
        <translation>按还款方式</translation>
    </message>
    <message>
        <source>By season</source>
        <translation>季节性</translation>
    </message>
    <message>
        <source>Commercial</source>
        <translation>商用</translation>
    </message>
    <message>
        <source>Commercial insurance</source>
        <translation>商业险</translation>
    </message>
    <message>
        <source>Compulsory insurance</source>
        <translation>交强险</translation>
    </message>
    <message>
        <source>Dealer</source>
        <translation>经销商</translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation>首付</translation>
    </message>
    <message>
        <source>Finance service fee</source>
        <translation>金融服务费</translation>
    </message>
    <message>
        <source>In steps</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>资金方</translation>
    </message>
    <message>
        <source>Plate fee</source>
        <translation>上牌费</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>车价</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>自用</translation>
    </message>
    <message>
        <source>Purchase tax</source>
        <translation>购置税</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>利率</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Sold on</source>
        <translation>转让</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Terms of one&apos;s own</source>
        <translation>自定方案</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>第三方</translation>
    </message>
    <message>
        <source>Typed one by one</source>
        <translation>逐期约定</translation>
    </message>
    <message>
        <source>Vehicle tax</source>
        <translation>车船税</translation>
    </message>
</context>
<context>
    <name>pay</name>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>已发</translation>
    </message>
    <message>
        <source>Projected</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待确认</translation>
    </message>
</context>
<context>
    <name>pay_words</name>
    <message>
        <source>1 to 30 days late</source>
        <translation>晚 1–30 天</translation>
    </message>
    <message>
        <source>31 to 60 days late</source>
        <translation>晚 31–60 天</translation>
    </message>
    <message>
        <source>61 to 90 days late</source>
        <translation>晚 61–90 天</translation>
    </message>
    <message>
        <source>More than 90 days late</source>
        <translation>晚 90 天以上</translation>
    </message>
    <message>
        <source>Not due yet</source>
        <translation>未到期</translation>
    </message>
    <message>
        <source>first instalment due {day}</source>
        <translation>首期 {day} 到期</translation>
    </message>
    <message>
        <source>first instalment in default</source>
        <translation>已首逾</translation>
    </message>
    <message>
        <source>first instalment late, a default from {day}</source>
        <translation>首期逾期，{day} 起算首逾</translation>
    </message>
    <message>
        <source>goes back if settled by {day}</source>
        <translation>{day} 前结清会追回</translation>
    </message>
    <message>
        <source>held pay of {period}</source>
        <translation>{period} 暂扣返还</translation>
    </message>
    <message>
        <source>not due yet</source>
        <translation>未到期</translation>
    </message>
    <message>
        <source>only held back</source>
        <translation>仅暂扣</translation>
    </message>
    <message>
        <source>pay of {period}</source>
        <translation>{period} 提成</translation>
    </message>
    <message>
        <source>{n} days late</source>
        <translation>已晚 {n} 天</translation>
    </message>
</context>
<context>
    <name>plan_changes</name>
    <message>
        <source>A deal shared with a colleague counts</source>
        <translation>与同事拆单的计数</translation>
    </message>
    <message>
        <source>Acts on other parts or rounds otherwise: {now}</source>
        <translation>适用范围有变：{now}</translation>
    </message>
    <message>
        <source>Earned with</source>
        <translation>确认条件</translation>
    </message>
    <message>
        <source>Gone: {before}</source>
        <translation>取消：{before}</translation>
    </message>
    <message>
        <source>New: {now}</source>
        <translation>新增：{now}</translation>
    </message>
    <message>
        <source>Now: {now} Before: {before}</source>
        <translation>现：{now}原：{before}</translation>
    </message>
    <message>
        <source>Paid each</source>
        <translation>发放周期</translation>
    </message>
    <message>
        <source>Paid on day of the next month</source>
        <translation>次月几号发放</translation>
    </message>
    <message>
        <source>Stands at another place; parts act in their order.</source>
        <translation>顺序有变；各项按先后计算。</translation>
    </message>
    <message>
        <source>Was called “{old}”; pays the same.</source>
        <translation>原名“{old}”，算法不变。</translation>
    </message>
    <message>
        <source>as a whole deal</source>
        <translation>按整笔</translation>
    </message>
    <message>
        <source>by my share</source>
        <translation>按本人份额</translation>
    </message>
    <message>
        <source>{name}, version {n}</source>
        <translation>{name} 第 {n} 版</translation>
    </message>
    <message>
        <source>{new}, before: {old}</source>
        <translation>{new}（原：{old}）</translation>
    </message>
</context>
<context>
    <name>plan_findings</name>
    <message>
        <source>A leap at {volume}: {after} instead of {before} yuan just before it. Worth timing.</source>
        <translation>到 {volume} 时由 {before} 跳到 {after} 元，值得把握时点。</translation>
    </message>
    <message>
        <source>A part has no name; a statement could not say what pays.</source>
        <translation>有一项没有名称，结算单无法说明来源。</translation>
    </message>
    <message>
        <source>A rate cannot reach {threshold}; the bonus is never paid.</source>
        <translation>比率达不到 {threshold}，这项奖金永远发不出。</translation>
    </message>
    <message>
        <source>From {start} on no rate is stated; the step below is paid.</source>
        <translation>{start} 以上没有写明比例，按下一档计。</translation>
    </message>
    <message>
        <source>From {start} to below {end} no rate is stated; the step below is paid. Ask.</source>
        <translation>{start} 到 {end} 之间没有写明比例，按下一档计。请问清楚。</translation>
    </message>
    <message>
        <source>From {start} to {end} both version {first} and version {second} are in force.</source>
        <translation>{start} 至 {end} 第 {first} 版与第 {second} 版同时有效。</translation>
    </message>
    <message>
        <source>From {start} to {end} no version is in force, between {first} and {second}.</source>
        <translation>{start} 至 {end} 没有有效版本（第 {first} 版与第 {second} 版之间）。</translation>
    </message>
    <message>
        <source>From {start} to {end} two steps apply; the upper one is paid. Ask.</source>
        <translation>{start} 到 {end} 两档重叠，按上一档计。请问清楚。</translation>
    </message>
    <message>
        <source>It acts on variable pay, and this plan has none.</source>
        <translation>它作用于浮动收入，而本方案没有。</translation>
    </message>
    <message>
        <source>It acts on “{name}”, which this plan does not have.</source>
        <translation>它作用于“{name}”，而本方案没有这一项。</translation>
    </message>
    <message>
        <source>It pays nothing: every rate is 0.</source>
        <translation>每一档都是 0，不会有收入。</translation>
    </message>
    <message>
        <source>Missed targets cost {total} of the salary, more than all.</source>
        <translation>未达标共扣底薪 {total}，超过全部。</translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>No rate is stated for X = {missing} deals; the step below is paid. Ask.</source>
        <translation>X = {missing} 台时没有写明标准，按下一档计。请问清楚。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Pay can go back for {months} months, but what is held is released after {released}: it would be taken from your pocket.</source>
        <translation>追回期 {months} 个月，而留存 {released} 个月就返还：届时要自己掏钱退。</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Reaching {volume} pays less in all: {after} instead of {before} yuan just before it.</source>
        <translation>做到 {volume} 反而总收入更少：{after} 元，之前为 {before} 元。</translation>
    </message>
    <message>
        <source>The cap of {cap} yuan is reached before the top step at {start}; that step pays nothing.</source>
        <translation>封顶 {cap} 元在最高档 {start} 之前就到了，最高档等于没有。</translation>
    </message>
    <message>
        <source>The parts released come to {total}, not 100%.</source>
        <translation>各次返还合计 {total}，不是 100%。</translation>
    </message>
    <message>
        <source>The quarter&apos;s {quarter_target} is easier than one month&apos;s {target}: a slip?</source>
        <translation>季度目标 {quarter_target} 比单月目标 {target} 还低：是否写错？</translation>
    </message>
    <message>
        <source>The row from {start} cannot be reached: the highest score is {highest}.</source>
        <translation>{start} 起的一行达不到：最高得分为 {highest}。</translation>
    </message>
    <message>
        <source>The weights come to {total}, not 100%.</source>
        <translation>权重合计 {total}，不是 100%。</translation>
    </message>
    <message>
        <source>Two parts are called “{name}”; give each a name of its own.</source>
        <translation>有两项都叫“{name}”，请分别命名。</translation>
    </message>
    <message>
        <source>Version {version} of “{name}” stands there twice.</source>
        <translation>“{name}”第 {version} 版出现两次。</translation>
    </message>
    <message>
        <source>What is held never comes out: add a release.</source>
        <translation>留存永远不返还：请添加返还。</translation>
    </message>
    <message>
        <source>{kpi}: nobody can pass the gate of {gate}.</source>
        <translation>{kpi}：没有人能过 {gate} 的门槛。</translation>
    </message>
    <message>
        <source>{kpi}: the gate of {gate} is stricter than the target of {target}.</source>
        <translation>{kpi}：门槛 {gate} 比目标 {target} 还严。</translation>
    </message>
    <message>
        <source>{total} of the pay is held, more than all of it.</source>
        <translation>留存合计 {total}，超过全部。</translation>
    </message>
</context>
<context>
    <name>plan_words</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>A figure of the plan&apos;s own</source>
        <translation>方案自定指标</translation>
    </message>
    <message>
        <source>Accelerator</source>
        <translation>加速系数</translation>
    </message>
    <message>
        <source>All variable pay</source>
        <translation>全部浮动收入</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Approval rate</source>
        <translation>批贷率</translation>
    </message>
    <message>
        <source>Base salary</source>
        <translation>底薪</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>达标奖</translation>
    </message>
    <message>
        <source>By seniority, {every}: {rows}.</source>
        <translation>按工龄，{every}：{rows}。</translation>
    </message>
    <message>
        <source>By the number of deals {every}: {steps}; {mode}.</source>
        <translation>按{every}笔数：{steps}；{mode}。</translation>
    </message>
    <message>
        <source>By the size of each deal: {steps}; {mode}.</source>
        <translation>按单笔金额：{steps}；{mode}。</translation>
    </message>
    <message>
        <source>By the sum of {basis} {every}: {steps}; {mode}.</source>
        <translation>按{every}{basis}合计：{steps}；{mode}。</translation>
    </message>
    <message>
        <source>Clawback</source>
        <translation>追回</translation>
    </message>
    <message>
        <source>Collection rate</source>
        <translation>回收率</translation>
    </message>
    <message>
        <source>Every deal pays {rate}.</source>
        <translation>每笔 {rate}。</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Every quarter</source>
        <translation>每季</translation>
    </message>
    <message>
        <source>Held pay</source>
        <translation>风险金</translation>
    </message>
    <message>
        <source>How much comes out goes by the collection rate: {rows}.</source>
        <translation>返还多少看回收率：{rows}。</translation>
    </message>
    <message>
        <source>If the first instalment is not paid, {part} goes back.</source>
        <translation>首期未还，追回 {part}。</translation>
    </message>
    <message>
        <source>It comes out when the loan ends in good order, and is forfeited otherwise.</source>
        <translation>贷款按时还清后返还，否则扣罚。</translation>
    </message>
    <message>
        <source>It concerns: {of}.</source>
        <translation>涉及：{of}。</translation>
    </message>
    <message>
        <source>It pays {amount} times the coefficient.</source>
        <translation>发放 {amount} × 系数。</translation>
    </message>
    <message>
        <source>It pays {limits}.</source>
        <translation>限额：{limits}。</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>阶梯提成</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Nothing goes back yet.</source>
        <translation>还没有追回规则。</translation>
    </message>
    <message>
        <source>Number of deals</source>
        <translation>放款台数</translation>
    </message>
    <message>
        <source>Of it comes out: {rows}.</source>
        <translation>其中返还：{rows}。</translation>
    </message>
    <message>
        <source>Only these count: {what}.</source>
        <translation>仅计：{what}。</translation>
    </message>
    <message>
        <source>Overdue rate</source>
        <translation>逾期率</translation>
    </message>
    <message>
        <source>Per deal</source>
        <translation>单台奖励</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季</translation>
    </message>
    <message>
        <source>Regional limit</source>
        <translation>地区返佣上限</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Scorecard</source>
        <translation>绩效考核</translation>
    </message>
    <message>
        <source>Seniority</source>
        <translation>工龄</translation>
    </message>
    <message>
        <source>Settled early, pay of the deal goes back: {rows}.</source>
        <translation>提前结清追回该笔提成：{rows}。</translation>
    </message>
    <message>
        <source>Share of the excess</source>
        <translation>超额提成</translation>
    </message>
    <message>
        <source>Sum of {basis}</source>
        <translation>{basis}合计</translation>
    </message>
    <message>
        <source>The score gives the coefficient: {rows}.</source>
        <translation>得分对应系数：{rows}。</translation>
    </message>
    <message>
        <source>The score is the coefficient.</source>
        <translation>得分即系数。</translation>
    </message>
    <message>
        <source>a fixed sum when a figure is reached</source>
        <translation>达到指标发一笔固定奖金</translation>
    </message>
    <message>
        <source>a fixed sum, less what missed targets cost</source>
        <translation>固定金额，未达标有扣减</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>a part of the pay is held and released later</source>
        <translation>一部分收入留存，以后返还</translation>
    </message>
    <message>
        <source>a quarter</source>
        <translation>每季</translation>
    </message>
    <message>
        <source>a rate on what goes beyond a threshold</source>
        <translation>超过部分按比例</translation>
    </message>
    <message>
        <source>a rate that climbs with deals, amount or size of the loan</source>
        <translation>按台数、金额或单笔大小递增</translation>
    </message>
    <message>
        <source>a sum or a coefficient by months with the employer</source>
        <translation>按在职月数的金额或系数</translation>
    </message>
    <message>
        <source>after {n} months {part}</source>
        <translation>{n} 个月后 {part}</translation>
    </message>
    <message>
        <source>at least {amount} a deal</source>
        <translation>单笔保底 {amount}</translation>
    </message>
    <message>
        <source>at least {amount} {every}</source>
        <translation>{every}保底 {amount}</translation>
    </message>
    <message>
        <source>at most {amount} a deal</source>
        <translation>单笔封顶 {amount}</translation>
    </message>
    <message>
        <source>at most {amount} {every}</source>
        <translation>{every}封顶 {amount}</translation>
    </message>
    <message>
        <source>dealers {names}</source>
        <translation>车商 {names}</translation>
    </message>
    <message>
        <source>each part at its own step (marginal)</source>
        <translation>分段累进</translation>
    </message>
    <message>
        <source>everything at the step reached (whole amount)</source>
        <translation>全额累进</translation>
    </message>
    <message>
        <source>from month {n}: {value}</source>
        <translation>第 {n} 个月起 {value}</translation>
    </message>
    <message>
        <source>from {start} of it × {value}</source>
        <translation>完成 {start} 起 × {value}</translation>
    </message>
    <message>
        <source>from {start} to below {end}: {rate}</source>
        <translation>{start} 至不满 {end}：{rate}</translation>
    </message>
    <message>
        <source>from {start} × {value}</source>
        <translation>{start} 起 × {value}</translation>
    </message>
    <message>
        <source>from {start}: {part}</source>
        <translation>{start} 起 {part}</translation>
    </message>
    <message>
        <source>from {start}: {rate}</source>
        <translation>{start} 起 {rate}</translation>
    </message>
    <message>
        <source>further notice</source>
        <translation>另行通知</translation>
    </message>
    <message>
        <source>loans from {amount}</source>
        <translation>贷款 {amount} 起</translation>
    </message>
    <message>
        <source>loans up to {amount}</source>
        <translation>贷款不超过 {amount}</translation>
    </message>
    <message>
        <source>multiplies other pay by how far a target is reached</source>
        <translation>按目标完成率放大其他收入</translation>
    </message>
    <message>
        <source>new cars</source>
        <translation>新车</translation>
    </message>
    <message>
        <source>not dealers {names}</source>
        <translation>不含车商 {names}</translation>
    </message>
    <message>
        <source>not products {names}</source>
        <translation>不含产品 {names}</translation>
    </message>
    <message>
        <source>not regions {names}</source>
        <translation>不含地区 {names}</translation>
    </message>
    <message>
        <source>nothing above {gate}</source>
        <translation>高于 {gate} 得零分</translation>
    </message>
    <message>
        <source>nothing below {gate}</source>
        <translation>低于 {gate} 得零分</translation>
    </message>
    <message>
        <source>products {names}</source>
        <translation>产品 {names}</translation>
    </message>
    <message>
        <source>regions {names}</source>
        <translation>地区 {names}</translation>
    </message>
    <message>
        <source>the same rate or sum for every deal</source>
        <translation>每笔相同的比例或金额</translation>
    </message>
    <message>
        <source>used cars</source>
        <translation>二手车</translation>
    </message>
    <message>
        <source>weighted figures make a score; it pays or multiplies</source>
        <translation>指标加权得分，发钱或作系数</translation>
    </message>
    <message>
        <source>what a deal may pay at most in a region</source>
        <translation>某地区单笔最多可得</translation>
    </message>
    <message>
        <source>what goes back on early settlement or first default</source>
        <translation>提前结清或首逾时追回</translation>
    </message>
    <message>
        <source>within {n} months {part}</source>
        <translation>{n} 个月内 {part}</translation>
    </message>
    <message>
        <source>{amount} for each deal above {threshold} {every}.</source>
        <translation>{every}超过 {threshold} 笔的部分每笔 {amount}。</translation>
    </message>
    <message>
        <source>{amount} once {what} {every} reaches {threshold}.</source>
        <translation>{every}{what}达到 {threshold} 发 {amount}。</translation>
    </message>
    <message>
        <source>{amount} yuan</source>
        <translation>{amount} 元</translation>
    </message>
    <message>
        <source>{amount} yuan a deal</source>
        <translation>{amount} 元/笔</translation>
    </message>
    <message>
        <source>{amount} {every}.</source>
        <translation>{every} {amount}。</translation>
    </message>
    <message>
        <source>{every} these figures make a score: {kpis}.</source>
        <translation>{every}按这些指标打分：{kpis}。</translation>
    </message>
    <message>
        <source>{gate}, which voids the whole card</source>
        <translation>{gate}，整卡作废</translation>
    </message>
    <message>
        <source>{n} deals</source>
        <translation>{n} 笔</translation>
    </message>
    <message>
        <source>{of} is multiplied by how far {what} {every} reaches {target}: {steps}.</source>
        <translation>{of}按{every}{what}对 {target} 的完成率放大：{steps}。</translation>
    </message>
    <message>
        <source>{of} is multiplied by it.</source>
        <translation>{of} × 该系数。</translation>
    </message>
    <message>
        <source>{of} is multiplied by seniority: {rows}.</source>
        <translation>{of} × 工龄系数：{rows}。</translation>
    </message>
    <message>
        <source>{of} of a deal is limited: {limits}.</source>
        <translation>单笔{of}有上限：{limits}。</translation>
    </message>
    <message>
        <source>{part} of it is cut while {what} of the month is below {target}, and comes back if the quarter reaches {quarter}.</source>
        <translation>月{what}不足 {target} 时扣 {part}，季度达到 {quarter} 则补回。</translation>
    </message>
    <message>
        <source>{part} of it is cut while {what} of the month is below {target}.</source>
        <translation>月{what}不足 {target} 时扣 {part}。</translation>
    </message>
    <message>
        <source>{part} of the pay is held back ({of}).</source>
        <translation>留存收入的 {part}（{of}）。</translation>
    </message>
    <message>
        <source>{rate} of the {basis}</source>
        <translation>{basis} × {rate}</translation>
    </message>
    <message>
        <source>{rate} on the part of {what} above {threshold} {every}.</source>
        <translation>{every}{what}超过 {threshold} 的部分按 {rate}。</translation>
    </message>
    <message>
        <source>{region}: {rate} of the loan for a year of term</source>
        <translation>{region}：每年期限为贷款的 {rate}</translation>
    </message>
    <message>
        <source>{region}: {rate} of the loan for a year of term, at most {most}</source>
        <translation>{region}：每年期限为贷款的 {rate}，最多 {most}</translation>
    </message>
    <message>
        <source>{what}, target {target}, weight {weight}</source>
        <translation>{what}，目标 {target}，权重 {weight}</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>“{name}”</translation>
    </message>
</context>
<context>
    <name>portfolio</name>
    <message>
        <source>(not given)</source>
        <translation>（未填）</translation>
    </message>
    <message>
        <source>30+ rate</source>
        <translation>30+ 逾期率</translation>
    </message>
    <message>
        <source>30+ rate: balance overdue by more than 30 days as a part of the balance. FPD: first instalments not paid in full on their day, as a part of those due; FPD30: still not 30 days later.</source>
        <translation>30+ 逾期率：逾期 30 天以上余额 ÷ 余额。FPD：首期到期日未还清笔数 ÷ 首期已到期笔数；FPD30：到期 30 天后仍未还清。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>放款额</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>逾期档</translation>
    </message>
    <message>
        <source>Band on {day}</source>
        <translation>{day} 档位</translation>
    </message>
    <message>
        <source>Band: days since the oldest unpaid instalment was due (M0 none, M1 to 30, M2 to 60, M3 to 90, M3+ more). Balance: principal left. Share: of the whole balance. Overdue: unpaid past its date.</source>
        <translation>逾期档：最早未还一期的逾期天数（M0 无，M1 1-30，M2 31-60，M3 61-90，M3+ 90 以上）。余额：未还本金。占比：占全部余额。逾期：到期未还金额。</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>逾期档</translation>
    </message>
    <message>
        <source>By dealer</source>
        <translation>按经销商</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按放款月</translation>
    </message>
    <message>
        <source>By product</source>
        <translation>按产品</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结清</translation>
    </message>
    <message>
        <source>Dealer</source>
        <translation>经销商</translation>
    </message>
    <message>
        <source>Disbursed</source>
        <translation>放款笔数</translation>
    </message>
    <message>
        <source>FPD</source>
        <translation>FPD</translation>
    </message>
    <message>
        <source>FPD30</source>
        <translation>FPD30</translation>
    </message>
    <message>
        <source>From</source>
        <translation>期初</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>MOB {n}</source>
        <translation>MOB {n}</translation>
    </message>
    <message>
        <source>Month of disbursement</source>
        <translation>放款月</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>在贷笔数</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期金额</translation>
    </message>
    <message>
        <source>Overdue loans</source>
        <translation>逾期笔数</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Roll rate: of the balance in a band at the end of one month, the part that stands in a worse band at the end of the next (the first line: until the day itself). Empty: nothing stood in the band.</source>
        <translation>迁徙率：上月末某档余额中，到下月末进入更差档位的比例（首行截至当日）。空白：该档没有余额。</translation>
    </message>
    <message>
        <source>Roll rates</source>
        <translation>迁徙率</translation>
    </message>
    <message>
        <source>Roll since month end</source>
        <translation>月末以来迁徙</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>To</source>
        <translation>期末</translation>
    </message>
    <message>
        <source>Vintage: of what was disbursed in a month, the balance overdue by more than 30 days at the end of its n-th month on book (MOB). Empty: that day has not come.</source>
        <translation>账龄（Vintage）：某月放款额中，放款后第 n 个月末（MOB）逾期 30 天以上的余额占比。空白：时间未到。</translation>
    </message>
    <message>
        <source>Vintages</source>
        <translation>账龄</translation>
    </message>
    <message>
        <source>Where the balance of each band at the end of last month stands now, as a part of it. Closed: settled or withdrawn since. Loans disbursed since are not counted.</source>
        <translation>上月末各档余额现在所处的档位占比。已结清：其间结清或撤销。其间新放款不计。</translation>
    </message>
    <message>
        <source>to {bucket}</source>
        <translation>到 {bucket}</translation>
    </message>
    <message>
        <source>{bucket} to worse</source>
        <translation>{bucket} 变差</translation>
    </message>
</context>
<context>
    <name>screening</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>A month on the statement against the income stated</source>
        <translation>流水月均与自述收入</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Age at the end</source>
        <translation>到期年龄</translation>
    </message>
    <message>
        <source>Age of the car</source>
        <translation>车龄</translation>
    </message>
    <message>
        <source>Age of the car at the end</source>
        <translation>到期车龄</translation>
    </message>
    <message>
        <source>All instalments to income (DTI)</source>
        <translation>负债收入比（DTI）</translation>
    </message>
    <message>
        <source>Costs as much in all as the cheapest</source>
        <translation>总成本与最低的一样</translation>
    </message>
    <message>
        <source>Costs {amount} less in all, but at a higher annual rate</source>
        <translation>总成本少 {amount}，但折合年化更高</translation>
    </message>
    <message>
        <source>Costs {amount} more in all than the cheapest</source>
        <translation>总成本比最省的多 {amount}</translation>
    </message>
    <message>
        <source>Costs {amount} more in all, but {less} less a month</source>
        <translation>总成本多 {amount}，但月供少 {less}</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation>首付</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>动力</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>Fits, look again</source>
        <translation>符合，需复核</translation>
    </message>
    <message>
        <source>Income over the instalment</source>
        <translation>收入月供倍数</translation>
    </message>
    <message>
        <source>Instalments of other loans</source>
        <translation>其他贷款月供</translation>
    </message>
    <message>
        <source>Left after instalments against the household&apos;s expenses</source>
        <translation>还款后余额与家庭支出</translation>
    </message>
    <message>
        <source>Loan amount, the least</source>
        <translation>最低贷款额</translation>
    </message>
    <message>
        <source>Loan amount, the most</source>
        <translation>最高贷款额</translation>
    </message>
    <message>
        <source>Loan to value (LTV)</source>
        <translation>贷款成数（LTV）</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>需复核</translation>
    </message>
    <message>
        <source>Mileage</source>
        <translation>里程</translation>
    </message>
    <message>
        <source>New or used</source>
        <translation>新车/二手车</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>待补充</translation>
    </message>
    <message>
        <source>Not known yet: {names}</source>
        <translation>尚不清楚：{names}</translation>
    </message>
    <message>
        <source>Not offered for {n} months: {m} instead</source>
        <translation>不做 {n} 期，按 {m} 期计</translation>
    </message>
    <message>
        <source>Offered on this day</source>
        <translation>当日在售</translation>
    </message>
    <message>
        <source>Only with a trade-in</source>
        <translation>仅限置换</translation>
    </message>
    <message>
        <source>Proven income against all instalments</source>
        <translation>有证明收入与全部月供</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Term by regulation</source>
        <translation>监管期限</translation>
    </message>
    <message>
        <source>Term on offer</source>
        <translation>可选期限</translation>
    </message>
    <message>
        <source>The lowest annual cost of those that fit</source>
        <translation>符合条件中年化成本最低</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>With the employer</source>
        <translation>现单位工龄</translation>
    </message>
    <message>
        <source>a co-borrower with {amount} a month</source>
        <translation>增加月收入 {amount} 的共同借款人</translation>
    </message>
    <message>
        <source>at least {limit}</source>
        <translation>不低于 {limit}</translation>
    </message>
    <message>
        <source>at most {limit}</source>
        <translation>不高于 {limit}</translation>
    </message>
    <message>
        <source>no income</source>
        <translation>收入为零</translation>
    </message>
    <message>
        <source>no trade-in</source>
        <translation>无置换</translation>
    </message>
    <message>
        <source>not recorded: counted as none</source>
        <translation>未登记，暂按 0 计</translation>
    </message>
    <message>
        <source>the household&apos;s expenses in the worksheet</source>
        <translation>收入负债表：家庭月支出</translation>
    </message>
    <message>
        <source>the income stated in the worksheet</source>
        <translation>收入负债表：自述收入</translation>
    </message>
    <message>
        <source>this instalment and those in the worksheet</source>
        <translation>本笔月供＋收入负债表：已有月供</translation>
    </message>
    <message>
        <source>{amount} down ({more} less)</source>
        <translation>首付 {amount}（减 {more}）</translation>
    </message>
    <message>
        <source>{amount} down ({more} more)</source>
        <translation>首付 {amount}（加 {more}）</translation>
    </message>
    <message>
        <source>{names} paid at once ({amount})</source>
        <translation>{names}改现付（{amount}）</translation>
    </message>
    <message>
        <source>{n} km</source>
        <translation>{n} 公里</translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation>{n} 个月</translation>
    </message>
    <message>
        <source>{n} years</source>
        <translation>{n} 岁</translation>
    </message>
</context>
<context>
    <name>timeline_words</name>
    <message>
        <source>Added as a client</source>
        <translation>建档</translation>
    </message>
    <message>
        <source>Application submitted, version {n}</source>
        <translation>进件，第 {n} 版</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Consent given: {what}</source>
        <translation>授权：{what}</translation>
    </message>
    <message>
        <source>Consent withdrawn: {what}</source>
        <translation>撤回授权：{what}</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Deal opened</source>
        <translation>新建业务</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Document issued: {number}</source>
        <translation>出具文件：{number}</translation>
    </message>
    <message>
        <source>Emergency plan closed: {name}</source>
        <translation>应急预案结束：{name}</translation>
    </message>
    <message>
        <source>Emergency plan opened: {name}</source>
        <translation>启动应急预案：{name}</translation>
    </message>
    <message>
        <source>Emergency plans</source>
        <translation>应急预案</translation>
    </message>
    <message>
        <source>File kept: {name}</source>
        <translation>保存文件：{name}</translation>
    </message>
    <message>
        <source>In spite of the rule: {reason}</source>
        <translation>违规原因：{reason}</translation>
    </message>
    <message>
        <source>Moved to the bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Next: {step}</source>
        <translation>下一步：{step}</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Quote given: {number}</source>
        <translation>出具报价：{number}</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Repayment {amount}</source>
        <translation>还款 {amount}</translation>
    </message>
    <message>
        <source>Repayments</source>
        <translation>还款</translation>
    </message>
    <message>
        <source>Restored from the bin</source>
        <translation>从回收站恢复</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Satisfaction: {score} of 5</source>
        <translation>满意度：{score} / 5</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>They called</source>
        <translation>对方来电</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 项</translation>
    </message>
    <message>
        <source>promised {amount} for {day}</source>
        <translation>承诺 {day} 还 {amount}</translation>
    </message>
    <message>
        <source>promised {amount} for {day}: {state}, {paid} came in</source>
        <translation>承诺 {day} 还 {amount}：{state}，已到账 {paid}</translation>
    </message>
    <message>
        <source>{field}: {before} → {after}</source>
        <translation>{field}：{before} → {after}</translation>
    </message>
</context>
<context>
    <name>today_words</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A visit is due {day}</source>
        <translation>该走访了，原定{day}</translation>
    </message>
    <message>
        <source>Ask how it went</source>
        <translation>回访满意度</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>By {parts}</source>
        <translation>按{parts}排序</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>关怀</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Days it has waited</source>
        <translation>等待天数</translation>
    </message>
    <message>
        <source>Dismissed: {reason}</source>
        <translation>不办：{reason}</translation>
    </message>
    <message>
        <source>Done {day}</source>
        <translation>{day}已办</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期还款</translation>
    </message>
    <message>
        <source>Held pay of {amount} is released {day}</source>
        <translation>暂扣提成 {amount}，{day}释放</translation>
    </message>
    <message>
        <source>Instalment {number}: {amount} due {day}</source>
        <translation>第 {number} 期 {amount}，{day}到期</translation>
    </message>
    <message>
        <source>Instalment {number}: {amount} overdue for {n} days</source>
        <translation>第 {number} 期逾期 {n} 天，{amount}</translation>
    </message>
    <message>
        <source>Kind of thing</source>
        <translation>事情类别</translation>
    </message>
    <message>
        <source>Kinds together</source>
        <translation>同类放在一起</translation>
    </message>
    <message>
        <source>Kinds together, then by {parts}</source>
        <translation>同类一起，按{parts}排序</translation>
    </message>
    <message>
        <source>Money at risk</source>
        <translation>涉及金额</translation>
    </message>
    <message>
        <source>Next action</source>
        <translation>下一步动作</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Own pay</source>
        <translation>提成释放</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>预案</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Promise broken</source>
        <translation>失约</translation>
    </message>
    <message>
        <source>Promised {amount} for {day}</source>
        <translation>承诺还款 {amount}，{day}</translation>
    </message>
    <message>
        <source>Runs out</source>
        <translation>续保年检</translation>
    </message>
    <message>
        <source>Snoozed until {day} {weekday}</source>
        <translation>推迟到 {day} {weekday}</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>The inspection runs out</source>
        <translation>年检到期</translation>
    </message>
    <message>
        <source>The insurance runs out</source>
        <translation>保险到期</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>at {hour}</source>
        <translation>{hour}</translation>
    </message>
    <message>
        <source>promise broken</source>
        <translation>已失约</translation>
    </message>
    <message>
        <source>{amount} at risk</source>
        <translation>涉及 {amount}</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>已 {n} 天</translation>
    </message>
    <message>
        <source>{n} years with the loan</source>
        <translation>贷款满 {n} 年</translation>
    </message>
    <message>
        <source>{paper}: good until {day} ({when})</source>
        <translation>{paper}有效至 {day}（{when}）</translation>
    </message>
    <message>
        <source>{plan}: note what came of it</source>
        <translation>{plan}：填写处理结果</translation>
    </message>
    <message>
        <source>{stage}: next step was due {day}</source>
        <translation>{stage}：下一步应在{day}</translation>
    </message>
    <message>
        <source>{task}: until {day} ({when})</source>
        <translation>{task}，限 {day}（{when}）</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Added all the same</source>
        <translation>仍然新增</translation>
    </message>
    <message>
        <source>Added in the last seven days</source>
        <translation>最近七天新增</translation>
    </message>
    <message>
        <source>Added on</source>
        <translation>登记日期</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>All at the step reached</source>
        <translation>全额累进</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>Amount of the period</source>
        <translation>当期金额</translation>
    </message>
    <message>
        <source>Another base</source>
        <translation>基数不符</translation>
    </message>
    <message>
        <source>Another period</source>
        <translation>跨期</translation>
    </message>
    <message>
        <source>Another rate</source>
        <translation>比例不符</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>申请表</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>审批通过</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>审批通过</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>已要</translation>
    </message>
    <message>
        <source>Auto-finance company</source>
        <translation>汽车金融公司</translation>
    </message>
    <message>
        <source>Balloon</source>
        <translation>气球贷</translation>
    </message>
    <message>
        <source>Bank loan</source>
        <translation>银行贷款</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Car delivered</source>
        <translation>已提车</translation>
    </message>
    <message>
        <source>Card instalment</source>
        <translation>信用卡分期</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Co-borrower</source>
        <translation>共同借款人</translation>
    </message>
    <message>
        <source>Combustion</source>
        <translation>燃油</translation>
    </message>
    <message>
        <source>Condition of the approval</source>
        <translation>放款条件</translation>
    </message>
    <message>
        <source>Contract signed</source>
        <translation>已签约</translation>
    </message>
    <message>
        <source>Custom schedule</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Dealer&apos;s staff</source>
        <translation>经销商推荐</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>被拒</translation>
    </message>
    <message>
        <source>Declined by the lender</source>
        <translation>资金方拒绝</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>提车办证</translation>
    </message>
    <message>
        <source>Disbursed</source>
        <translation>已放款</translation>
    </message>
    <message>
        <source>Disbursed amount</source>
        <translation>放款金额</translation>
    </message>
    <message>
        <source>Disbursement</source>
        <translation>放款</translation>
    </message>
    <message>
        <source>Divorced</source>
        <translation>离异</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Documents complete</source>
        <translation>资料齐全</translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation>首付</translation>
    </message>
    <message>
        <source>Due today or earlier</source>
        <translation>今天及以前到期</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Each part at its own step</source>
        <translation>分段累进</translation>
    </message>
    <message>
        <source>Earned</source>
        <translation>计提</translation>
    </message>
    <message>
        <source>Employed since</source>
        <translation>入职日期</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>工作单位</translation>
    </message>
    <message>
        <source>Employer&apos;s phone</source>
        <translation>单位电话</translation>
    </message>
    <message>
        <source>Equal payments</source>
        <translation>等额本息</translation>
    </message>
    <message>
        <source>Equal principal</source>
        <translation>等额本金</translation>
    </message>
    <message>
        <source>Everybody, those added last first</source>
        <translation>所有客户，最新的在前</translation>
    </message>
    <message>
        <source>Fee income</source>
        <translation>手续费收入</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>Finance lease</source>
        <translation>融资租赁</translation>
    </message>
    <message>
        <source>First repayment</source>
        <translation>首期还款</translation>
    </message>
    <message>
        <source>Flat fee</source>
        <translation>等本等息</translation>
    </message>
    <message>
        <source>Forfeited</source>
        <translation>扣罚</translation>
    </message>
    <message>
        <source>Gaps filled</source>
        <translation>补空白</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Guarantor</source>
        <translation>担保人</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>暂扣</translation>
    </message>
    <message>
        <source>Home address</source>
        <translation>居住地址</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>ID valid until</source>
        <translation>证件有效期至</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>保险</translation>
    </message>
    <message>
        <source>Interest confirmed</source>
        <translation>意向确认</translation>
    </message>
    <message>
        <source>Interest margin</source>
        <translation>利差收入</translation>
    </message>
    <message>
        <source>Interest only</source>
        <translation>先息后本</translation>
    </message>
    <message>
        <source>Interested in</source>
        <translation>意向</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Keys and GPS</source>
        <translation>钥匙与 GPS</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Licence plate</source>
        <translation>上牌</translation>
    </message>
    <message>
        <source>Loan amount</source>
        <translation>贷款金额</translation>
    </message>
    <message>
        <source>Loan settled</source>
        <translation>贷款结清</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>婚姻状况</translation>
    </message>
    <message>
        <source>Married</source>
        <translation>已婚</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>漏发</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Mortgage</source>
        <translation>抵押</translation>
    </message>
    <message>
        <source>Mortgage registered</source>
        <translation>已办抵押登记</translation>
    </message>
    <message>
        <source>Mortgage registration</source>
        <translation>抵押登记</translation>
    </message>
    <message>
        <source>Motor show or event</source>
        <translation>车展活动</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Net disbursed</source>
        <translation>净放款额</translation>
    </message>
    <message>
        <source>Net income a month</source>
        <translation>月收入（税后）</translation>
    </message>
    <message>
        <source>New car</source>
        <translation>新车</translation>
    </message>
    <message>
        <source>New energy</source>
        <translation>新能源</translation>
    </message>
    <message>
        <source>New this week</source>
        <translation>本周新增</translation>
    </message>
    <message>
        <source>Next action</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next action on</source>
        <translation>下一步日期</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>No contact noted for {n} days</source>
        <translation>{n} 天没有联系记录</translation>
    </message>
    <message>
        <source>No next step</source>
        <translation>没有下一步</translation>
    </message>
    <message>
        <source>Nobody has said what comes next</source>
        <translation>还没有安排下一步</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>未要</translation>
    </message>
    <message>
        <source>Not expected</source>
        <translation>多发</translation>
    </message>
    <message>
        <source>Not heard of for long</source>
        <translation>久未联系</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Number of deals</source>
        <translation>放款台数</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业类型</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>线上</translation>
    </message>
    <message>
        <source>Other instalments a month</source>
        <translation>其他月供</translation>
    </message>
    <message>
        <source>Other occupation</source>
        <translation>其他职业</translation>
    </message>
    <message>
        <source>Other source</source>
        <translation>其他来源</translation>
    </message>
    <message>
        <source>Other way</source>
        <translation>其他方式</translation>
    </message>
    <message>
        <source>Overwritten</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Paid twice</source>
        <translation>重复发放</translation>
    </message>
    <message>
        <source>Per deal</source>
        <translation>单台奖励</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Phone call</source>
        <translation>电话咨询</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>渠道网点</translation>
    </message>
    <message>
        <source>Plate of a car they have</source>
        <translation>现有车牌</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Promised to pay</source>
        <translation>承诺还款</translation>
    </message>
    <message>
        <source>Quarter {n} of {year}</source>
        <translation>{year} 年第 {n} 季度</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Quote accepted</source>
        <translation>报价已接受</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已接通</translation>
    </message>
    <message>
        <source>Rebate income</source>
        <translation>返佣收入</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>转介绍</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Release of the mortgage</source>
        <translation>解押</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>返还</translation>
    </message>
    <message>
        <source>Repayment</source>
        <translation>还款</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>退休</translation>
    </message>
    <message>
        <source>Returned by the lender</source>
        <translation>资金方打回</translation>
    </message>
    <message>
        <source>Returning client</source>
        <translation>老客户</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>冲回</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>尾差</translation>
    </message>
    <message>
        <source>Salaried</source>
        <translation>受薪</translation>
    </message>
    <message>
        <source>Screened</source>
        <translation>初筛完成</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>筛查</translation>
    </message>
    <message>
        <source>Second mobile</source>
        <translation>备用手机</translation>
    </message>
    <message>
        <source>Self-employed</source>
        <translation>自雇/个体</translation>
    </message>
    <message>
        <source>Seller of the car</source>
        <translation>卖车人</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>介绍人</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已结清</translation>
    </message>
    <message>
        <source>Showroom</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>Sign to be cleared up</source>
        <translation>待澄清线索</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>未婚</translation>
    </message>
    <message>
        <source>Size of each deal</source>
        <translation>单笔金额</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Spouse</source>
        <translation>配偶</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>报件</translation>
    </message>
    <message>
        <source>Submitted to the lender</source>
        <translation>已报件</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>追回</translation>
    </message>
    <message>
        <source>Taken back by the employer</source>
        <translation>扣回</translation>
    </message>
    <message>
        <source>Their next action is due; the longest overdue first</source>
        <translation>下一步已到期，最久的在前</translation>
    </message>
    <message>
        <source>Unknown reason</source>
        <translation>原因不明</translation>
    </message>
    <message>
        <source>Used car</source>
        <translation>二手车</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>上门/到店</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>WeChat ID</source>
        <translation>微信号</translation>
    </message>
    <message>
        <source>Widowed</source>
        <translation>丧偶</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Withdrawn by the client</source>
        <translation>客户撤回</translation>
    </message>
    <message>
        <source>Year {year}</source>
        <translation>{year} 年</translation>
    </message>
    <message>
        <source>no lower and upper limit of the base</source>
        <translation>未计缴费基数上下限</translation>
    </message>
    <message>
        <source>the month&apos;s pay as base</source>
        <translation>以当月收入作缴费基数</translation>
    </message>
    <message>
        <source>usual rates, not those of the city</source>
        <translation>用常见比例，不是本市比例</translation>
    </message>
</context>
<context>
    <name>worksheet</name>
    <message>
        <source>Co-borrower</source>
        <translation>共同借款人</translation>
    </message>
    <message>
        <source>Dormitory</source>
        <translation>宿舍</translation>
    </message>
    <message>
        <source>Other income</source>
        <translation>其他收入</translation>
    </message>
    <message>
        <source>Own business</source>
        <translation>经营收入</translation>
    </message>
    <message>
        <source>Own home</source>
        <translation>自有住房</translation>
    </message>
    <message>
        <source>Own home with a mortgage</source>
        <translation>按揭住房</translation>
    </message>
    <message>
        <source>Pension</source>
        <translation>退休金</translation>
    </message>
    <message>
        <source>Rent</source>
        <translation>租金收入</translation>
    </message>
    <message>
        <source>Rented</source>
        <translation>租房</translation>
    </message>
    <message>
        <source>Salary</source>
        <translation>工资</translation>
    </message>
    <message>
        <source>Spouse</source>
        <translation>配偶收入</translation>
    </message>
    <message>
        <source>With family</source>
        <translation>与家人同住</translation>
    </message>
</context>
</TS>
