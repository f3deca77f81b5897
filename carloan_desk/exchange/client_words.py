"""What lists of clients call sources, sexes, marital states and occupations."""

import re

from carloan_desk.domain.client import Gender, MaritalStatus, Occupation, Source

# What lists call the sources. The longer names come first: 老客户转介绍 is a referral.
SOURCES: tuple[tuple[str, Source], ...] = (
    ("转介绍", Source.REFERRAL),
    ("介绍", Source.REFERRAL),
    ("推荐", Source.REFERRAL),
    ("老客户", Source.RETURNING),
    ("复购", Source.RETURNING),
    ("置换", Source.RETURNING),
    ("车展", Source.EVENT),
    ("活动", Source.EVENT),
    ("地推", Source.EVENT),
    ("外展", Source.EVENT),
    ("团购", Source.EVENT),
    ("抖音", Source.ONLINE),
    ("快手", Source.ONLINE),
    ("直播", Source.ONLINE),
    ("58", Source.ONLINE),
    ("瓜子", Source.ONLINE),
    ("网", Source.ONLINE),
    ("线上", Source.ONLINE),
    ("小红书", Source.ONLINE),
    ("汽车之家", Source.ONLINE),
    ("懂车帝", Source.ONLINE),
    ("微信", Source.WECHAT),
    ("朋友圈", Source.WECHAT),
    ("社群", Source.WECHAT),
    ("电话", Source.PHONE),
    ("来电", Source.PHONE),
    ("热线", Source.PHONE),
    ("展厅", Source.SHOWROOM),
    ("到店", Source.SHOWROOM),
    ("进店", Source.SHOWROOM),
    ("自然", Source.SHOWROOM),
    ("驻店", Source.SHOWROOM),
    ("4s", Source.DEALER),
    ("二级", Source.DEALER),
    ("经销商", Source.DEALER),
    ("车商", Source.DEALER),
    ("汽贸", Source.DEALER),
    ("销售", Source.DEALER),
)
SECOND_NET = re.compile("二网|网点")
GENDERS = (
    ("女", Gender.FEMALE),
    ("男", Gender.MALE),
    ("先生", Gender.MALE),
    ("female", Gender.FEMALE),
    ("male", Gender.MALE),
    ("f", Gender.FEMALE),
    ("m", Gender.MALE),
)
MARITAL = (
    ("未婚", MaritalStatus.SINGLE),
    ("单身", MaritalStatus.SINGLE),
    ("已婚", MaritalStatus.MARRIED),
    ("离", MaritalStatus.DIVORCED),
    ("丧偶", MaritalStatus.WIDOWED),
)
OCCUPATIONS = (
    ("退休", Occupation.RETIRED),
    ("个体", Occupation.SELF_EMPLOYED),
    ("自雇", Occupation.SELF_EMPLOYED),
    ("经营", Occupation.SELF_EMPLOYED),
    ("企业主", Occupation.SELF_EMPLOYED),
    ("老板", Occupation.SELF_EMPLOYED),
    ("自由职业", Occupation.SELF_EMPLOYED),
    ("做生意", Occupation.SELF_EMPLOYED),
    ("公务员", Occupation.SALARIED),
    ("事业单位", Occupation.SALARIED),
    ("教师", Occupation.SALARIED),
    ("工人", Occupation.SALARIED),
    ("受薪", Occupation.SALARIED),
    ("上班", Occupation.SALARIED),
    ("职员", Occupation.SALARIED),
    ("员工", Occupation.SALARIED),
)
