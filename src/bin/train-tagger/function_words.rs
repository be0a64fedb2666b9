//! The closed classes of English: words whose possible tags are all known.
//!
//! Source: written for this program from the grammar of English. Licence: MIT, as the program.

/// Tags, and the words that may have them. A word may stand in several rows; no other tag than those is then possible
/// (but NNP where it has a capital). The first row a word stands in has its likeliest tag.
#[rustfmt::skip]
pub const FUNCTION_WORDS: &[(&str, &str)] = &[
    ("DT", "the a an this these those every each some any no another all both either neither"),
    ("CC", "and or but nor plus & 'n' yet either neither both n"),
    ("TO IN", "to"),
    ("TO", "na ta"),
    ("IN", "that of in for on with by as at from into after between than about through over under across during since \
            while without within around against among upon although though per despite behind until throughout towards \
            toward beyond above via near besides along unlike unless outside inside onto whilst whereas till til 'til \
            except albeit aboard amid amidst amongst below beneath beside alongside atop lest underneath \
            vs versus vs. v. notwithstanding concerning regarding excluding including pending given following because \
            'cause ’cause whether if before like once so save barring re circa opposite round up off out down worth \
            minus plus but considering cause cos post 'round past ex abreast en anti pro insofar then \
            unto astride sans bar"),
    ("WDT", "which that what whatever whichever whatsoever"),
    ("DT", "that"),
    ("WP", "who what whom whatever whoever whomever"),
    ("WPS", "whose"),
    ("WRB", "when how where why whenever wherever whereby however wherein whereupon"),
    ("PRP", "i you he she it we they me him them us myself yourself himself herself itself ourselves yourselves themselves \
             themself oneself mine yours hers ours theirs 'em thee thou ye 't y'all one em ya"),
    ("PRPS", "my your his her its our their thy"),
    ("PRP", "his her"),
    ("EX", "there"),
    ("MD", "can will would should could may must might shall ca wo 'll 'd ought cannot sha ll"),
    ("POS VBZ", "'s"),
    ("PRP", "'s"),
    ("VBD", "'d"),
    ("VBP", "'ve 'm 're am are"),
    ("RB", "n't not nt"),
    ("VBZ", "is has does"),
    ("VBD", "was were had did said told"),
    ("VBN", "had been done told said"),
    ("VB VBP", "have do need dare"),
    ("VB", "be"),
    ("VBG", "being having doing"),
    ("NN", "being can will might must may need like past round worth cause post bar save plus minus pro 'cause no"),
    ("MD", "need dare"),
    ("PDT", "all such half both quite many nary"),
    ("RB", "so no all about out off up down over back around in on through along away before after since by under \
            aboard behind below above beneath inside outside near nearby near once though however yet either neither \
            neither as there that this then well even still just only also ever never always often again too very \
            rather quite almost already perhaps maybe soon later here now not n't else instead together apart \
            across past round like besides alongside beyond throughout within without any some most least more less much \
            half such both beforehand afterwards up opposite please worth abroad ago altogether anyway aside everywhere \
            nowhere somewhere elsewhere forth forward meanwhile moreover nevertheless nonetheless otherwise seldom somehow \
            therefore thereby thus today likewise furthermore hence indeed \
            despite bar plus underneath none"),
    ("RP", "up out off down on in over back around about through away along by together forth aside apart under across \
            like round forward"),
    ("JJ", "such like out off over down in up then past round opposite outside inside near above only very even still well \
            back apart just worth further many much own same other few several certain less fewer welcome sure following \
            pending given ill post pro forward nearby alike aware likely due concerned concerning more most least less \
            considering regarding excluding \
            either being underneath save"),
    ("JJR", "more less fewer"),
    ("JJS", "most least fewest"),
    ("RBR", "more less further"),
    ("RBS", "most least"),
    ("VBG", "following pending including concerning regarding excluding considering barring"),
    ("VBN", "given"),
    ("NN", "following half one half none back well still even down inside outside opposite forward nobody nothing somebody \
            something someone anybody anyone anything everybody everyone everything today tomorrow yesterday tonight \
            much most more less least other welcome own concerned up further \
            ill cause till whatever aside"),
    ("NNS", "others ones cos ups downs needs"),
    ("VB VBP", "like save round back post near cause bar still even ground further out down forward own till welcome up better"),
    ("VBD VBN", "further"),
    ("UH", "yes no oh ah uh um hey okay ok please well yeah yep nope nah wow hello hi huh hmm mm mhm alas amen bye like so \
            uh-huh there now aye ay ooh ugh ha gee gosh man boy goodbye"),
    ("JJ RB", "okay ok early later long far"),
    ("VBZ", "does"),
    ("CD", "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
            eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion \
            zero dozen"),
    ("NN", "zero hundred thousand million billion trillion dozen"),
    ("NN RB", "today tomorrow yesterday tonight"),
    ("CC RB", "yet"),
    ("DT RB PDT", "such"),
    ("JJ NN RB", "man boy well even"),
    ("VB", "please welcome man"),
    ("NN UH", "hello hi hey wow goodbye bye man boy amen ah oh"),
    ("VBP", "please dare welcome"),
    ("NN", "man boy"),
    ("FW", "en re ex in pro post de et al al. etc etc. e.g. i.e. eg ie viz cf cf. circa per vis-à-vis"),
    ("NN", "v. i"),
    ("LS", "i a b c d v"),
    ("NN", "c d b"),
    ("JJ", "ex"),
];

/// Irregular verbs: plain form, past, participle; variants behind a stroke.
#[rustfmt::skip]
pub const IRREGULAR_VERBS: &[(&str, &str, &str)] = &[
    ("arise", "arose", "arisen"), ("awake", "awoke", "awoken"), ("bear", "bore", "borne"), ("beat", "beat", "beaten"),
    ("become", "became", "become"), ("befall", "befell", "befallen"), ("begin", "began", "begun"), ("bend", "bent", "bent"),
    ("beset", "beset", "beset"), ("bet", "bet", "bet"), ("bid", "bid/bade", "bid/bidden"), ("bind", "bound", "bound"),
    ("bite", "bit", "bitten"), ("bleed", "bled", "bled"), ("blow", "blew", "blown"), ("break", "broke", "broken"),
    ("breed", "bred", "bred"), ("bring", "brought", "brought"), ("broadcast", "broadcast", "broadcast"),
    ("build", "built", "built"), ("burn", "burnt", "burnt"), ("burst", "burst", "burst"), ("buy", "bought", "bought"),
    ("cast", "cast", "cast"), ("catch", "caught", "caught"), ("choose", "chose", "chosen"), ("cling", "clung", "clung"),
    ("come", "came", "come"), ("cost", "cost", "cost"), ("creep", "crept", "crept"), ("cut", "cut", "cut"),
    ("deal", "dealt", "dealt"), ("dig", "dug", "dug"), ("dive", "dove", "dived"), ("draw", "drew", "drawn"),
    ("dream", "dreamt", "dreamt"), ("drink", "drank", "drunk"), ("drive", "drove", "driven"), ("dwell", "dwelt", "dwelt"),
    ("eat", "ate", "eaten"), ("fall", "fell", "fallen"), ("feed", "fed", "fed"), ("feel", "felt", "felt"),
    ("fight", "fought", "fought"), ("find", "found", "found"), ("flee", "fled", "fled"), ("fling", "flung", "flung"),
    ("fly", "flew", "flown"), ("forbid", "forbade", "forbidden"), ("forecast", "forecast", "forecast"),
    ("foresee", "foresaw", "foreseen"), ("forget", "forgot", "forgotten"), ("forgive", "forgave", "forgiven"),
    ("forgo", "forwent", "forgone"), ("forsake", "forsook", "forsaken"), ("freeze", "froze", "frozen"),
    ("get", "got", "got/gotten"), ("give", "gave", "given"), ("go", "went", "gone"), ("grind", "ground", "ground"),
    ("grow", "grew", "grown"), ("hang", "hung", "hung"), ("hear", "heard", "heard"), ("hide", "hid", "hidden"),
    ("hit", "hit", "hit"), ("hold", "held", "held"), ("hurt", "hurt", "hurt"), ("keep", "kept", "kept"),
    ("kneel", "knelt", "knelt"), ("knit", "knit", "knit"), ("know", "knew", "known"), ("lay", "laid", "laid"),
    ("lead", "led", "led"), ("lean", "leant", "leant"), ("leap", "leapt", "leapt"), ("learn", "learnt", "learnt"),
    ("leave", "left", "left"), ("lend", "lent", "lent"), ("let", "let", "let"), ("lie", "lay", "lain"),
    ("light", "lit", "lit"), ("lose", "lost", "lost"), ("make", "made", "made"), ("mean", "meant", "meant"),
    ("meet", "met", "met"), ("mislead", "misled", "misled"), ("mistake", "mistook", "mistaken"),
    ("misunderstand", "misunderstood", "misunderstood"), ("mow", "mowed", "mown"), ("offset", "offset", "offset"),
    ("outdo", "outdid", "outdone"), ("overcome", "overcame", "overcome"), ("overhear", "overheard", "overheard"),
    ("override", "overrode", "overridden"), ("oversee", "oversaw", "overseen"), ("overtake", "overtook", "overtaken"),
    ("overthrow", "overthrew", "overthrown"), ("partake", "partook", "partaken"), ("pay", "paid", "paid"),
    ("plead", "pled", "pled"), ("prove", "proved", "proven"), ("put", "put", "put"), ("quit", "quit", "quit"),
    ("read", "read", "read"), ("rebuild", "rebuilt", "rebuilt"), ("redo", "redid", "redone"), ("rend", "rent", "rent"),
    ("repay", "repaid", "repaid"), ("reset", "reset", "reset"), ("retake", "retook", "retaken"),
    ("rethink", "rethought", "rethought"), ("rewrite", "rewrote", "rewritten"), ("rid", "rid", "rid"),
    ("ride", "rode", "ridden"), ("ring", "rang", "rung"), ("rise", "rose", "risen"), ("run", "ran", "run"),
    ("saw", "sawed", "sawn"), ("say", "said", "said"), ("see", "saw", "seen"), ("seek", "sought", "sought"),
    ("sell", "sold", "sold"), ("send", "sent", "sent"), ("set", "set", "set"), ("sew", "sewed", "sewn"),
    ("shake", "shook", "shaken"), ("shed", "shed", "shed"), ("shine", "shone", "shone"), ("shoot", "shot", "shot"),
    ("show", "showed", "shown"), ("shrink", "shrank", "shrunk"), ("shut", "shut", "shut"), ("sing", "sang", "sung"),
    ("sink", "sank", "sunk"), ("sit", "sat", "sat"), ("slay", "slew", "slain"), ("sleep", "slept", "slept"),
    ("slide", "slid", "slid"), ("sling", "slung", "slung"), ("slit", "slit", "slit"), ("smell", "smelt", "smelt"),
    ("sow", "sowed", "sown"), ("speak", "spoke", "spoken"), ("speed", "sped", "sped"), ("spell", "spelt", "spelt"),
    ("spend", "spent", "spent"), ("spill", "spilt", "spilt"), ("spin", "spun", "spun"), ("spit", "spat", "spat"),
    ("split", "split", "split"), ("spoil", "spoilt", "spoilt"), ("spread", "spread", "spread"),
    ("spring", "sprang", "sprung"), ("stand", "stood", "stood"), ("steal", "stole", "stolen"), ("stick", "stuck", "stuck"),
    ("sting", "stung", "stung"), ("stink", "stank", "stunk"), ("strew", "strewed", "strewn"),
    ("stride", "strode", "stridden"), ("strike", "struck", "struck/stricken"), ("string", "strung", "strung"),
    ("strive", "strove", "striven"), ("swear", "swore", "sworn"), ("sweep", "swept", "swept"),
    ("swell", "swelled", "swollen"), ("swim", "swam", "swum"), ("swing", "swung", "swung"), ("take", "took", "taken"),
    ("teach", "taught", "taught"), ("tear", "tore", "torn"), ("tell", "told", "told"), ("think", "thought", "thought"),
    ("throw", "threw", "thrown"), ("thrust", "thrust", "thrust"), ("tread", "trod", "trodden"),
    ("undercut", "undercut", "undercut"), ("undergo", "underwent", "undergone"), ("underlie", "underlay", "underlain"),
    ("understand", "understood", "understood"), ("undertake", "undertook", "undertaken"), ("undo", "undid", "undone"),
    ("unwind", "unwound", "unwound"), ("uphold", "upheld", "upheld"), ("upset", "upset", "upset"), ("wake", "woke", "woken"),
    ("wear", "wore", "worn"), ("weave", "wove", "woven"), ("wed", "wed", "wed"), ("weep", "wept", "wept"),
    ("win", "won", "won"), ("wind", "wound", "wound"), ("withdraw", "withdrew", "withdrawn"),
    ("withhold", "withheld", "withheld"), ("withstand", "withstood", "withstood"), ("wring", "wrung", "wrung"),
    ("write", "wrote", "written"),
];
