import type { DoorWords } from './door-words.ts'

export const tr: DoorWords = {
  form: {
    summary: count => `Devam etmek için ${count} şeyi düzeltin`,
    missing: 'Bu alanı doldurun',
    tooLong: most => `Yazı çok uzun. ${most} harf için yer var`,
    notAChoice: 'Cevaplardan birini seçin',
    noSuchDate: 'Böyle bir tarih yok. Gün, ay ve yıl yazın, örneğin 24 11 2026',
    malformed: 'Cevap bu yazılışıyla kullanılamıyor. Düzeltip yeniden deneyin',
  },
  pages: {
    notFound: {
      title: 'Sayfa burada değil',
      says: ['Sayfa yok ya da ona erişiminiz yok.', 'Geri dönüp başka bir yol deneyin.'],
    },
    failed: {
      title: 'Bizde bir şey ters gitti',
      says: [
        'Sizin hatanız değil. Gönderdikleriniz kaydedilmemiş olabilir.',
        'Geri dönün ve biraz sonra yeniden deneyin. Yine olursa bu numarayı bize söyleyin.',
      ],
      incident: 'Numara',
    },
    notAForm: {
      title: 'Gönderilen okunamıyor',
      says: ['Hiçbir şey kaydedilmedi. Geri dönün ve formu yeniden gönderin.'],
    },
    foreign: {
      title: 'Sayfa gönderileni kabul edemiyor',
      says: [
        'Hiçbir şey kaydedilmedi. Kendi sayfamızdan gönderilmedi ya da tarayıcınız bunu gösteremeyecek kadar eski.',
        'Sayfayı yeniden açıp oradan deneyin.',
      ],
    },
  },
  moment: {
    today: time => `bugün saat ${time}`,
    tomorrow: time => `yarın saat ${time}`,
    yesterday: time => `dün saat ${time}`,
    on: (date, time) => `${date} saat ${time}`,
  },
}
