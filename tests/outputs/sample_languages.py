"""Short Mission Plans of the invented country in other official languages; written for these tests."""
# ruff: noqa: E501 - running text

from typing import Any

from tests.outputs.sample_plan import SAMPLE, prose, register


def _plan(language: str, name: str, *sections: dict[str, Any]) -> dict[str, Any]:
    return {
        **SAMPLE,
        "language": language,
        "mission": {"key": "x", "name": name, "country": name},
        "sections": list(sections),
    }


FRENCH = _plan(
    "fr", "Marrakésie inférieure",
    prose(
        "objectives", "Objectives and strategies",
        'La mission aide les autorités à préserver la paix d’avril et à protéger les personnes menacées. Elle le fait avec l’équipe de pays, selon un plan unique, dont le présent document est le texte de référence.<span class="footnote">Voir le compte rendu de la réunion du 3 mai ; les chiffres sont arrondis.</span>',
        "Trois objectifs en découlent : une sécurité qui ne dépende pas de la mission, un règlement politique ouvert à ceux que l’accord a laissés de côté, et des services publics qui atteignent les districts de l’Est.",
        "<h3>Ordre des travaux</h3>",
        "La sécurité vient en premier dans le temps, non par le rang. « Aucun bureau ne s’ouvre sans service qui le suive » : telle est la règle.",
        "<ol><li>Dans les six premiers mois, la mission se déploie dans quatre villes.</li><li>L’année suivante, elle avance district par district.</li></ol>",
    ),
    register(
        "objectives", "Objectives",
        [("text", "Objectif"), ("owner", "Responsable"), ("due", "Échéance"), ("cost", "Coût")],
        ("Les groupes restés hors de l’accord l’ont rejoint", "Affaires politiques", "2013-07-01", 1250000, "Hypothèse de cet exemple"),
        ("La police nationale tient les quatre villes", "Police", "2013-12-31", 840000, "Hypothèse de cet exemple"),
    ),
    prose("human-rights", "Human rights", "Le bureau des droits de l’homme compte quarante-deux postes, dont onze sur le terrain, et dispose de sa propre ligne budgétaire."),
)  # fmt: skip
ARABIC = _plan(
    "ar", "مراكشيا السفلى",
    prose(
        "objectives", "Objectives and strategies",
        'تساعد البعثة السلطات على صون السلام الذي أُبرم في نيسان/أبريل وعلى حماية المهددين بالعنف. وتقوم بذلك مع فريق الأمم المتحدة القُطري وفق خطة واحدة تشكل هذه الوثيقة نصها المعتمد.<span class="footnote">انظر محضر اجتماع 3 أيار/مايو؛ والأرقام مقرَّبة.</span>',
        "وتنبثق عن ذلك ثلاثة أهداف: أمن لا يتوقف على وجود البعثة، وتسوية سياسية تشمل من بقوا خارج الاتفاق، وخدمات عامة تصل إلى المقاطعات الشرقية (4 مدن و610 كيلومترات من الطرق).",
        "<h3>ترتيب العمل</h3>",
        "يأتي الأمن أولا من حيث الزمن لا من حيث الأهمية، ولا يُفتح مكتب في مقاطعة قبل أن تُحدَّد الخدمة التي تليه، ويشارك في ذلك برنامج UNDP.",
        "<ol><li>في الأشهر الستة الأولى تنتشر البعثة في أربع مدن.</li><li>وفي السنة التالية تتقدم مقاطعةً بعد مقاطعة.</li></ol><ul><li>إنذار مبكر يومي.</li><li>استجابة خلال 12 ساعة.</li></ul>",
    ),
    register(
        "objectives", "Objectives",
        [("text", "الهدف"), ("owner", "المسؤول"), ("due", "الموعد"), ("cost", "التكلفة")],
        ("انضمام الجماعات الباقية خارج الاتفاق إليه", "الشؤون السياسية", "2013-07-01", 1250000, "افتراض لهذا المثال"),
        ("سيطرة الشرطة الوطنية على المدن الأربع", "الشرطة", "2013-12-31", 840000, "افتراض لهذا المثال"),
    ),
    prose("human-rights", "Human rights", "يضم مكتب حقوق الإنسان اثنتين وأربعين وظيفة، منها إحدى عشرة في الميدان، وله بند خاص في الميزانية."),
)  # fmt: skip
CHINESE = _plan(
    "zh", "下马拉克西亚",
    prose("objectives", "Objectives and strategies", '特派团协助当局维护四月达成的和平，保护受暴力威胁的人。特派团与联合国国家工作队按照同一计划行事——本文件即为该计划的正式文本。<span class="footnote">见5月3日会议记录；数字均已取整。</span>', "由此产生三项目标：<strong>安全</strong>不依赖特派团，政治解决“包容各方”，公共服务覆盖东部各县。"),
    prose("human-rights", "Human rights", "人权办公室有四十二个员额，其中十一个在外地。"),
)  # fmt: skip
RUSSIAN = _plan(
    "ru", "Нижняя Марракезия",
    prose("objectives", "Objectives and strategies", 'Миссия помогает властям сохранять апрельский мир и защищать людей, которым угрожает насилие. Она делает это вместе со страновой группой по единому плану.<span class="footnote">См. протокол встречи от 3 мая; цифры округлены.</span>', "Отсюда вытекают три цели: безопасность, <em>не зависящая</em> от миссии, политическое урегулирование и <strong>государственные услуги</strong> в восточных районах."),
    prose("human-rights", "Human rights", "В отделе по правам человека сорок две должности, из них одиннадцать на местах."),
)  # fmt: skip
SPANISH = _plan(
    "es", "Baja Marrakesia",
    prose("objectives", "Objectives and strategies", 'La misión ayuda a las autoridades a mantener la paz de abril y a proteger a las personas amenazadas por la violencia. Lo hace junto con el equipo en el país, según un solo plan.<span class="footnote">Véase el acta de la reunión del 3 de mayo; las cifras están redondeadas.</span>', "De ahí se desprenden tres objetivos: ¿qué debe cambiar, hasta cuándo y quién responde de ello?"),
    prose("human-rights", "Human rights", "La oficina de derechos humanos tiene cuarenta y dos puestos, once de ellos sobre el terreno."),
)  # fmt: skip
IN_LANGUAGES = {"fr": FRENCH, "ar": ARABIC, "zh": CHINESE, "ru": RUSSIAN, "es": SPANISH}
