<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>actions</source>
        <comment>Undone: {what}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Done again: {what}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Client {name} added</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Client changed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Client moved to the bin</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Deal opened</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Deal changed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Deal moved to the bin</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Product chosen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Product added</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Product ended</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Checklist changed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Document kept with the deal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Form saved</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Contact recorded</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Repayment recorded</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Repayment taken out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Commission plan entered</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Target set</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Payout recorded</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Demo workspace made</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <comment>Settings saved</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>This is too long.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>No such day. Type 2026-03-15, 3-15 or 0315.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>Choose one of the values offered.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>The last four digits only.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>A number, not negative.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>Not an amount. Type 150000, 150,000 or 15万.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>At most {places} decimals.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>At most {largest}.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>A percentage from 0 to 100, such as 3.99.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>A whole number from {low} to {high}.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>Differs from the ID number.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>Price less down payment is another amount.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>“{kind}” cannot be recorded while the deal is in “{stage}”.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>This day has not come yet.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>Before the last recorded step ({latest}).</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>Give the reason: it helps the next time.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>Give the amount in yuan.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>The first instalment is due after the disbursement.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>The plan pays nothing yet: add a part.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>The end is before the beginning.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>A day from 1 to 28.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>“{component}”: the rate is not a number from 0 up.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>“{component}”: the first step starts at 0.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>“{component}”: the steps must rise.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <comment>This plan was made by a newer version of the program.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>By {day} ({when})</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Ask which car, what price and when</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Interest confirmed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Look at income and debts: which products fit?</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Screening done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Choose product, term and down payment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Agree on {payment} a month</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Client accepts the quote</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>{n} documents are missing for the application</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Go on without them</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>All documents for the application are here</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>On to the application</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Returned: {reason}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Fill in the form, print it, submit it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Check and submit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>The lender decides</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Record the decision</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Make the appointment and sign the contract</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Contract signed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Wait for the money to reach the dealer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Disbursed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Hand over the car: invoice, insurance, plate</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Car delivered</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Register the mortgage</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Mortgage registered</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Record a repayment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>{amount} overdue for {n} days: call</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Everything is paid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Loan settled</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next_step</source>
        <comment>Next instalment {amount} on {day}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screening</source>
        <comment>Down payment {value}, at least {limit}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screening</source>
        <comment>Amount {value}, at least {limit}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screening</source>
        <comment>Amount {value}, at most {limit}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screening</source>
        <comment>{value} months, at most {limit}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screening</source>
        <comment>Age {value}, at least {limit}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screening</source>
        <comment>Age at the end {value}, at most {limit}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screening</source>
        <comment>Instalments {value} of income, at most {limit}</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppearancePanel</name>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApplicationStep</name>
    <message>
        <source>Application form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See and print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} to fill in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BinPanel</name>
    <message>
        <source>Bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>A deal is opened on a client&apos;s page. It walks from the first question to the last instalment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In it since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loan amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No deal here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClientList</name>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every lead belongs here, with its source and next action: Ctrl+N adds one from anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interested in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, pinyin, initials, phone or ID tail, plate, VIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No client here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try fewer letters, or the last four digits of the phone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClientPanel</name>
    <message>
        <source>Added as a client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Employer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID valid until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interested in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net income a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No deal yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other instalments a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClientsPage</name>
    <message>
        <source>All clients   Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} clients · search by name, pinyin, phone, ID tail</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommissionPage</name>
    <message>
        <source>Car</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deals behind the figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disbursed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earned by month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earned with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the plan your employer announced; every figure follows from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden while the mask is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Income</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loan amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New version…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid on day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan “{name}”, version {n}, from {day} · every figure can be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record payout…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set target…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target of {period}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a plan nothing can be calculated. It takes five minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your pay is for you alone. F9 shows it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {start}: {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} every month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} for every deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gap} to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} deals, {total} in all; Enter or double click opens how a figure came about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} of the {basis}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Amount promised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised to pay on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything you saved is safe. You can go on working; if this comes again, send us this report. It names places in the program, no client and no amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DealPanel</name>
    <message>
        <source>Withdraw…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DealsPage</name>
    <message>
        <source>All deals   Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client&apos;s page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} moving, {all} in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stage}, day {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiscoveryStep</name>
    <message>
        <source>15万 or 150000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dealer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disbursement expected on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make and model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New or used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The car and the wish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VIN</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentDialog</name>
    <message>
        <source>Issued on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentsStep</name>
    <message>
        <source>A text for WeChat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checklist: {done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applicable…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received, with dates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminder copied: paste it into WeChat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right click for more: asked for, rejected, not applicable, dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo tick</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Doorstep</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CarLoan Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CarLoan Desk is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stays on this computer, encrypted. Nothing is sent anywhere. Ask your employer whether client data may be kept on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I forgot the passcode: use the recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have kept the recovery key in a safe place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the passcode is forgotten, this key is the only way back to your data: nobody else has it. Print it or write it down. It is shown only now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invented people, cars and loans; thrown away at exit unless kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make my workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open my workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open with the recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open without asking on this computer (keychain)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passcode again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file is kept aside, and there is no backup. Restore one by hand, or ask for help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file is kept aside. These backups were checked; choose one to go on with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is synchronised by {name}: a database can be damaged there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the key as printed; capital letters and dashes do not matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to CarLoan Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your recovery key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventDialog</name>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annual rate (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First instalment due on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventsStep</name>
    <message>
        <source>Amount, term and rate as approved stand beside what was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoice, insurance, plate; then the mortgage is registered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take along: contract set, signed cost disclosure sheet, ID cards, repayment card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day the money left the lender begins the loan and its schedule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deal stands in “{stage}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first due {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Check the seals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every seal holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first broken seal is at number {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoansPage</name>
    <message>
        <source>A deal that was disbursed appears here with its schedule; payments are recorded on its page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the loan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due within 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instalment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No loan yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principal left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principal outstanding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all on time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>principal not paid yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remind before it is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpaid past its date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} loans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} loans as of {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Add a client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After loan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CarLoan Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask   F9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask names, numbers and amounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New client   Ctrl+N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search clients, deals, actions…   Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmask   F9</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewClientDialog</name>
    <message>
        <source>Add client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already known: {name}, since {day}. You may add a second record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car, budget, term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interested in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewDealDialog</name>
    <message>
        <source>15万 or 150000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dealer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disbursement expected on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make and model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New or used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Name, phone, plate… or what you want to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasscodeDialog</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the passcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passcode again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two differ.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PayTiles</name>
    <message>
        <source>As calculated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base salary is not in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed, not paid yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs from the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disbursed, waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For {period}, received {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until: {event}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weighed by stage · {n} close to disbursement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} deals</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaymentDialog</name>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a repayment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PayoutDialog</name>
    <message>
        <source>Amount received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a payout</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Base salary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base salary a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Climbed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commission plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earned with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ladder on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid on day of the next month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps: one step from 0 is a plain rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yuan for every deal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaybookPage</name>
    <message>
        <source>Find a card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do and why, one card each; F1 opens the card of a page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Application form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the pages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save the PDF and print it elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repayment schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer does not answer. Nothing was printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProductDialog</name>
    <message>
        <source>Add the product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annual rate (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balloon (% of the loan)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before: penalty (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down payment from (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee a month (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee at once (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free early settlement after months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loan at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms in months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProductsPanel</name>
    <message>
        <source>Add a product…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End from today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QCoreApplication</name>
    <message>
        <source>messages</source>
        <comment>Please fill this in.</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuotePage</name>
    <message>
        <source>15万 or 150000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annual rate, effective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annual rate, nominal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for at least {ratio} down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your lenders&apos; products under Settings: rate, terms and limits as they were announced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat rate a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest and fees in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last instalment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loan {amount}, {ratio} down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New or used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No product to quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not offered for {n} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid back in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products side by side; the three annual rates always stand together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Term in months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The price is above the down payment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a month, {n} months, {method}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuoteStep</name>
    <message>
        <source>15万 or 150000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annual rate, effective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annual rate, nominal (IRR × 12)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disbursement expected on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due day of the month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat rate a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instalment (first)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest and fees in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loan amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid back in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product, term, price and down payment make the quote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screening of this choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submitted: the terms are not changed any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Term in months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RepaymentStep</name>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instalment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No loan yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principal left {left} · overdue {overdue} · paid so far {paid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a repayment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repayment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this entry out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the disbursement the contract&apos;s schedule appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bucket}: {n} days overdue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SafetyPanel</name>
    <message>
        <source>A checked backup is made at each start when something changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup made and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup written and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the passcode…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a backup elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a backup elsewhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything on disk is encrypted. The recovery key is the only way back without the passcode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New recovery key, shown only now: {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New recovery key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup yet: nothing was worth one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changed since the last backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passcode and recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} MB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScreeningStep</name>
    <message>
        <source>A month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Income and debts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net income a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other instalments a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which products fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passes from {amount} down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>CarLoan Desk {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shown</name>
    <message>
        <source>Friday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {n} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Annual rate (effective)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annual rate (nominal)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted in {period}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this came about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loan to value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan covers this deal yet. Enter your plan under Pay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not agreed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} over {n} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{chance} likely at this stage (an assumption): counts as {amount}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SubmitDialog</name>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submit to the lender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of the form is kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetDialog</name>
    <message>
        <source>Disbursed amount in yuan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Income in yuan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target of {period}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TierRows</name>
    <message>
        <source>Add a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yuan a deal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Add a client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do this first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instalment {number}: {amount} due {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instalment {number}: {amount} overdue for {n} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised {amount} for {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promises first, then overdue money, due money, papers, deals, people; the longest waiting first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promises, instalments, papers that grow old and deals that stand still appear here by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this order?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{paper}: good until {day} ({when})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stage}: next step was due {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TraceDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this came about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan “{plan}”, version {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through the ladder, the period&apos;s other deals bring more with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step from {start}, {mode}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{basis} {base} × {rate}, rounded half up to the fen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} yuan a deal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pay</name>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>screening</name>
    <message>
        <source>Does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>All at the step reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount of the period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-finance company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balloon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank loan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card instalment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Combustion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contract signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dealer&apos;s staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined by the lender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disbursed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disbursement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divorced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each part at its own step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal principal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee income</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Female</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finance lease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First repayment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loan amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loan settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Male</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Married</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mortgage registered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mortgage registration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motor show or event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net disbursed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New car</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other occupation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised to pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebate income</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repayment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned by the lender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returning client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salaried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self-employed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Showroom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submitted to the lender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used car</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn by the client</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
