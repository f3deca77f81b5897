"""Whether two spellings are the same person: spaces, widths, traditional characters, and names that were masked."""

import re
import unicodedata
from enum import IntEnum

# Traditional characters that names have, and their simplified forms, in the same order. Many to one is fine.
_TRADITIONAL = (
    "陳張劉黃楊趙吳孫馬鄭謝許馮鄧蕭葉蘇呂盧蔣賈韓閻餘潘鍾譚廖範龔錢湯陸羅畢郝嚴賴覃齊龍顏萬賀喬聶蒼樊蘭殷"
    "歐陽諸葛東長寧國華麗偉強軍傑娟濤輝鳳蓮榮愛瓊鵬飛鋼銀鐵銘鑫鈞鋒錦鎮鵑鴻麟寶貝貴賢資賜賓質鄉鄺陰陣險際隨雋"
    "雙雞雲電靈靜韋項順須頌預領頤頻題願類風飄飛養館馭馳駿騰驍驕驗鬱魯魚鮑鮮鯤鳥鳴鶴鷹鹽麥黨點齡"
    "業樂學書慶開啟興義禮習親觀視覺詩誠說談諒論調謙講識議護譽讓豐賽贊趕躍軒輕載輯轉農運過達遠適遲鄒鄔釗針鈴"
    "鈺鉅銳鍵鏡鐘鑑門閃閔閣閨聞閎陝階隱維緯綱網綺綵綠緒線緣縣總績繡繼續纖統絲級純紅紀約紋納紹終組結給絢絡絳經"
    "聖聯聰聲職肅腳膽臨舉舊艷藝節莊萊蓋薩藍藥蘊處虛號蟬術衛裝複見規節"
    "壽壯夢奮奧婁媽嫻嬌孝寬審寫將專對尋導層屬岡島峽崑嶺嶽幣師帥帶幫幹庫廠廣廳弒張彌彎彥後從徵德憐憲應懷戰戲掃揚換損搖撫"
    "擁擇擔據擴攝敵數斷於時晉晝暉暢曄曉曆會術條來極構槍樣樹橋機橫檢權歡歲歷歸殘殺毀氣決沖況洩洶淺淚淵渙溫溝滄滅漢漲潔潤澤濟濱瀟灣灑煉煒煥熱燁燈燒燦爐爾牽狀獎獻瑋瑤環瓏產畫當疊發皚盜盡監盤眾睜矯礎禎禪稱種穎積穩窮竇競筆節範築簡籃糧糾"
)
_SIMPLIFIED = (
    "陈张刘黄杨赵吴孙马郑谢许冯邓萧叶苏吕卢蒋贾韩阎余潘钟谭廖范龚钱汤陆罗毕郝严赖覃齐龙颜万贺乔聂苍樊兰殷"
    "欧阳诸葛东长宁国华丽伟强军杰娟涛辉凤莲荣爱琼鹏飞钢银铁铭鑫钧锋锦镇鹃鸿麟宝贝贵贤资赐宾质乡邝阴阵险际随隽"
    "双鸡云电灵静韦项顺须颂预领颐频题愿类风飘飞养馆驭驰骏腾骁骄验郁鲁鱼鲍鲜鲲鸟鸣鹤鹰盐麦党点龄"
    "业乐学书庆开启兴义礼习亲观视觉诗诚说谈谅论调谦讲识议护誉让丰赛赞赶跃轩轻载辑转农运过达远适迟邹邬钊针铃"
    "钰钜锐键镜钟鉴门闪闵阁闺闻闳陕阶隐维纬纲网绮彩绿绪线缘县总绩绣继续纤统丝级纯红纪约纹纳绍终组结给绚络绛经"
    "圣联聪声职肃脚胆临举旧艳艺节庄莱盖萨蓝药蕴处虚号蝉术卫装复见规节"
    "寿壮梦奋奥娄妈娴娇孝宽审写将专对寻导层属冈岛峡昆岭岳币师帅带帮干库厂广厅弑张弥弯彦后从征德怜宪应怀战戏扫扬换损摇抚"
    "拥择担据扩摄敌数断于时晋昼晖畅晔晓历会术条来极构枪样树桥机横检权欢岁历归残杀毁气决冲况泄汹浅泪渊涣温沟沧灭汉涨洁润泽济滨潇湾洒炼炜焕热烨灯烧灿炉尔牵状奖献玮瑶环珑产画当叠发皑盗尽监盘众睁矫础祯禅称种颖积稳穷窦竞笔节范筑简篮粮纠"
)
SIMPLIFIED = str.maketrans(dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)))
_DROPPED = re.compile(r"[\s·•・‧.。'’\-]|\(.*?\)|\[.*?\]|【.*?】")
_POLITE = re.compile(r"(?<=.)(?:先生|女士|小姐)$")
_MASK = re.compile(r"(?<=.)[某xX×●○◯□■?_#*]|^[×●○◯□■?_#*]")


_SPREAD = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+(?: [\u3400-\u4dbf\u4e00-\u9fff]+)+")


def tidy_name(name: str) -> str:
    """Return a name as it is kept: one kind of blank, and none in 赵 磊, which is only set wide."""
    plain = " ".join(name.split())
    pieces = plain.split(" ")
    spread = _SPREAD.fullmatch(plain) and sum(map(len, pieces)) <= 4 and min(map(len, pieces)) == 1
    return "".join(pieces) if spread else plain


class Sameness(IntEnum):
    """How sure it is that two spellings are one name; larger is surer."""

    NO = 0
    MASKED = 1
    EXACT = 2


def name_key(name: str) -> str:
    """Return a name for comparing: no spaces and remarks, narrow, simplified; every masked character is ``*``."""
    folded = _DROPPED.sub("", unicodedata.normalize("NFKC", name)).translate(SIMPLIFIED)
    folded = _POLITE.sub("*", folded) if len(folded) > 2 else folded
    # A name in Latin letters may have an x.
    return folded.casefold() if folded.isascii() and "*" not in folded else _MASK.sub("*", folded).casefold()


def same_name(one: str, other: str) -> Sameness:
    """Compare two keys of :func:`name_key`; at most one of them is masked.

    ``王*明`` hides one character, ``王某``, ``王**`` and ``王先生`` any number at the end.
    """
    if not one or not other:
        return Sameness.NO
    if one == other:
        return Sameness.NO if "*" in one else Sameness.EXACT
    if "*" in other:
        one, other = other, one
    if "*" not in one or "*" in other or not one.strip("*"):
        return Sameness.NO
    return Sameness.MASKED if _pattern(one).fullmatch(other) else Sameness.NO


def _pattern(masked: str) -> re.Pattern[str]:
    parts = []
    for run in re.findall(r"\*+|[^*]+", masked):
        if run[0] != "*":
            parts.append(re.escape(run))
        else:
            # One star in the middle stands for one character; several, or stars at the end, are often a fixed number.
            loose = len(run) > 1 or (masked.endswith(run) and masked.startswith(run) is False)
            parts.append(".+" if loose else ".")
    return re.compile("".join(parts))
