window.YTD.article.part0 = [
  {
    "article": {
      "id": "7001",
      "title": "On listening",
      "createdAt": "2024-01-02T03:04:05.000Z",
      "content": {
        "blocks": [
          {
            "text": "First paragraph."
          },
          {
            "text": "Second paragraph."
          }
        ]
      }
    }
  }
]
