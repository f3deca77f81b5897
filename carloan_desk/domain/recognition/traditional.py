"""Traditional characters of messages and their simplified forms, one for one, so that places stay places."""

from carloan_desk.domain.name_match import SIMPLIFIED

# Besides those that names have. In the same order; many to one is fine.
_TRADITIONAL = (
    "問買賣車個貸話週係繫還價額幾兩內這們嗎麼現動駕試間訂單證碼備註稅優頭轎貨輛勞壓爺嬸戶區臺廈瀋滬無錫連顧傭賬帳債費補貼減夠邊錄訊軟檔標緻別傳嵐勢紳繽請誰樓讀簽進裡裏闆薦較壞贖報詢諮選關團銷辦掛員醫臉亞驅"
    "艦懸駛態認"
)
_SIMPLIFIED = (
    "问买卖车个贷话周系系还价额几两内这们吗么现动驾试间订单证码备注税优头轿货辆劳压爷婶户区台厦沈沪无锡连顾佣账帐债费补贴减够边录讯软档标致别传岚势绅缤请谁楼读签进里里板荐较坏赎报询咨选关团销办挂员医脸亚驱"
    "舰悬驶态认"
)
FORMS = {**SIMPLIFIED, **{ord(one): other for one, other in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)}}
