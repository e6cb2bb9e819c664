/** Given and family names from many places, put together at random: nobody real is meant. */
const given =
  `Amara Anneliese Arjun Astrid Bao Benedikt Callum Chiara Danilo Deepa Ebba Emeka Farida Fenna
Giulio Hana Henrike Ilse Ivo Jaspreet Joana Kaito Kateryna Kwame Lale Leocadia Lorcan Mahir Maren Mei Mirela
Nadim Ngozi Niamh Oskar Paloma Priyanka Ravi Rosalind Samir Sanne Tamsin Teodor Tuva Umut Vikram Yael`
    .trim()
    .split(/\s+/)

const family =
  `Abelsen Achterberg Adeyinka Alvarenga Bajramov Bellweather Bhattar Birkenfeld Castellane Chowdary
Dalgaard Delacourt Dombrova Eikeland Fairburn Farrokhi Galvani Gillespie Grunwaldt Haldane Hoshikawa Iversholt
Jandali Kaminska Karunarathne Kestrel Lindqvister Lockhart Madubuko Marchetto Mbekani Morganstern Nakagomi Nilssen
Oduyale Okonjwu Pankhurst Pellegrine Quistgaard Ranganath Rasmusson Sarkisov Savarin Szentes Tanaguchi Thorvald
Umarova Valdivieso Vanterpool Westergren Xiourou Yildizhan Zhuravel`
    .trim()
    .split(/\s+/)

/** No name twice as long as there are fewer people than pairs: the lists share no divisor. */
export const nameOf = (index: number): string =>
  `${given[index % given.length]} ${family[(index * 7 + Math.floor(index / given.length)) % family.length]}`

export const addressOf = (name: string): string =>
  `${name.toLowerCase().replaceAll(' ', '.')}@larkfield.example`
