package sample

import "strings"

// The names of made-up workers: any first with any last. Nobody is meant.
var (
	firstNames = strings.Fields(`Abena Adrian Aisha Alasdair Amara Anneka Anwen Bartek Beatrix Benedikt Bronwen Callum Carys Chidi
		Ciaran Clementine Dafydd Darragh Delphine Dimitri Efua Eilidh Elowen Emeka Farah Fergus Fiadh Gethin Ghazala Greta Hamza
		Harriet Idris Ifeoma Imogen Ines Jarek Jemima Jocelyn Kamal Kezia Kofi Leonie Lorcan Magda Marisol Mehreen Morag Nadia Niamh
		Nikhil Obinna Odette Olwen Parveen Petra Priyanka Quentin Rafal Rhiannon Rowena Sanjay Saskia Seren Sinead Sunita Tamsin
		Tariq Theodora Tobias Umar Vesna Wilhelmina Xanthe Yusuf Zainab Zofia`)
	lastNames = strings.Fields(`Abberline Achterberg Adewumi Alderwick Amberson Applegarth Arkwell Ashcombe Bannerworth Barleycroft
		Beckindale Bellweather Birchenall Blackmoss Bramwith Brightling Brockenhurst Burnsall Caddick Calderbrook Chattaway Clearwell
		Coldharbour Cragside Dalehead Danvers-Oke Deepwell Dhanraj Drakelow Dunsop Eastlake Elderfield Emberton Fairhurst
		Farrowdale Fennimore Foxcote Garsdale Gillhead Goldsworth Greystoke Hallowfield Harkness-Lee Hartwood Hazelrigg Holloway-Osei
		Ibekwe Inglewood Jarrowby Kallander Kestrelman Kirkbride Kowalczak Langthwaite Larkhill Lindqvister Lowmoor Marchbanks
		Meadowcroft Millwright Mossgrove Nakashiro Netherby Northcliffe Oakenshaw Obuasi Orchardson Pemberley Penhallow Quarrington
		Ravensdale Redfearne Rookwood Rowanberry Saltmarsh Sandringley Shahzadi Silverdale Skelwith Stonegrave Sycamore Tarnbeck
		Thistlewood Thornaby Underbank Venkatesan Wadebridge Waterhouse-Iqbal Wetherfell Whinfell Winterburn Woodhaven Yarrowby
		Yelverton Zielinka`)
)
